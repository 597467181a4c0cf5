import type { Library } from '../library/library.js';
import type { CheckedFigure, Evident } from '../verdict/verdict.js';
import { workName } from '../rules/wording.js';
import { escaped } from './markdown.js';

/** The evidence for a figure, in Markdown: the verdict in words, the source's value in its context, its words and place, the derivation. */
export function figureCard(figure: CheckedFigure, library: Library): string | undefined {
  const { verdict, text, keys } = figure;
  if (verdict.verdict === 'unchecked' && keys.length === 0 && verdict.evidence.length === 0) return undefined;
  const parts = [`**${VERDICTS[verdict.verdict]}** · ${escaped(text)}${verdict.expected && verdict.verdict === 'contradicted' ? ` · the source gives **${escaped(verdict.expected)}**` : ''}`];
  if (verdict.derivation) parts.push(escaped(verdict.derivation));
  for (const evident of verdict.evidence.slice(0, 2)) parts.push(evidenceOf(evident, library));
  if (verdict.mistaken) parts.push(`${escaped(text)} is the figure of:`, evidenceOf(verdict.mistaken, library));
  if (verdict.evidence.length === 0) {
    const cited = keys.map((key) => workName(key, undefined, library)).join(', ');
    if (verdict.verdict === 'unsupported') parts.push(`Nothing in ${escaped(cited)} can be compared with it.`);
    else parts.push(isAtHand(keys, library) ? `No figure of ${escaped(cited)} clearly answers it.` : `The text of ${escaped(cited)} is not at hand.`);
  }
  return parts.join('\n\n');
}

const VERDICTS = { supported: 'Agrees with its source', contradicted: 'Differs from its source', unsupported: 'Not found in its source', unchecked: 'Not checked' } as const;

function isAtHand(keys: readonly string[], library: Library): boolean {
  return keys.some((key) => {
    const reference = library.reference(key);
    return reference !== undefined && library.answers(reference).length > 0;
  });
}

function evidenceOf({ measurement, source, key }: Evident, library: Library): string {
  const { measure, population, group, study, place, references, statistic } = measurement;
  const context = [...new Set([measure, group, population, study, measure.toLowerCase().includes(statistic) ? '' : statistic].map((part) => part.trim()))].filter((part) => part !== '');
  const numbers = source.kind === 'guide' && references.length > 0 ? ` \\[${escaped(references.join(', '))}\\]` : '';
  return [
    `**${escaped(measurement.quantity.text)}** · ${context.map(escaped).join(' · ')}`,
    `> ${escaped(place.quote)}`,
    `— ${escaped(workName(key, source, library))}${numbers}`,
  ].join('\n\n');
}
