import type { Library } from '../library/library.js';
import { digitsOf, type Asked } from './candidate.js';
import { strongestAgreeing } from './strongest.js';
import type { Cited } from './references.js';
import type { Verdict } from './verdict.js';

/** Looks for a figure where it is not said to stand. */
export const elsewhere = { misattributed, uncited };

/** The figure is right, but of another source than the cited ones, which don't give it. */
function misattributed(asked: Asked, cited: readonly Cited[], library: Library, contradicted: Verdict | undefined): Verdict | undefined {
  // The cited source itself explains the figure: it is that source's figure of something else.
  if (contradicted?.mistaken || !isTelling(asked)) return undefined;
  const answering = new Map(cited.flatMap(({ answers }) => answers.map(({ source, only }) => [source, only] as const)));
  let best: { readonly verdict: Verdict; readonly strength: number } | undefined;
  const needed = fitNeeded(library.sources.length);
  for (const source of library.sources) {
    const only = answering.get(source);
    if (answering.has(source) && !only) continue;
    const found = strongestAgreeing(asked, source, needed);
    if (!found || (best && best.strength >= found.strength)) continue;
    const { measurement } = found.evident;
    const number = source.kind === 'guide' ? measurement.references.find((reference) => !only?.has(reference)) : undefined;
    if (only && number === undefined) continue;
    const key = number === undefined ? library.keyOf(source) : `${source.name}:${number}`;
    if (key === undefined || asked.goesOnAbout?.includes(key)) continue;
    best = { strength: found.strength, verdict: { verdict: 'contradicted', code: 'figure/reference', rightKey: key, expected: key, evidence: [{ ...found.evident, key }], reason: found.reason } };
  }
  return best?.verdict;
}

/** That the cited work has no such figure speaks for another that has it; the more there are, the likelier one has it by chance. */
function fitNeeded(sources: number): number {
  return Math.min(0.55, 0.15 + 0.06 * Math.log2(Math.max(2, sources)));
}

/** Nothing is cited, and a source gives the very figure of the very thing. */
function uncited(asked: Asked, library: Library): Verdict {
  if (isTelling(asked)) {
    for (const source of library.sources) {
      const found = strongestAgreeing(asked, source, 0.75);
      const key = found && library.keyOf(source);
      if (found && key) return { verdict: 'unchecked', code: 'figure/uncited', rightKey: key, expected: key, evidence: [{ ...found.evident, key }] };
    }
  }
  return { verdict: 'unchecked', evidence: [] };
}

/** A number of one digit stands everywhere; it takes two to point at a source. */
function isTelling(asked: Asked): boolean {
  return digitsOf(asked.quantity) >= 2;
}
