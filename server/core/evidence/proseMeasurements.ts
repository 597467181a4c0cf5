import type { Block, Prose } from '../document/document.js';
import { CITATION_MARK, sourceSpan } from '../text/plainText.js';
import { shift } from '../text/span.js';
import type { Concept } from './concepts.js';
import { contextOf, type Known } from './context.js';
import { measured, type Surroundings } from './measured.js';
import type { Context, Measurement } from './measurement.js';
import { groupsNamed } from './groupsNamed.js';
import { scopeOf } from './citationScope.js';
import type { Statement } from './statement.js';
import { studyNamed } from './tableMeasurements.js';

/** The figures of a paragraph, each with what its sentence and surroundings say of it. */
export function proseMeasurements(path: string, block: Block, prose: Prose, list: readonly Statement[], known: Known, around: Surroundings, headings: readonly Concept[]): readonly Measurement[] {
  const found: Measurement[] = [];
  let study = around.study;
  list.forEach((statement, at) => {
    study = studyNamed(statement.text) || study;
    const groups = groupsNamed(statement);
    statement.segments.forEach((segment, index) => {
      const context = contextOf(statement, index, known, { previous: list[at - 1], headings });
      const locate = (span: { readonly start: number; readonly end: number }) => shift(sourceSpan(prose, span), block.start);
      const citations = scopeOf(statement, segment.quantity);
      found.push(
        ...measured(segment.quantity, {
          place: { path, span: locate(segment.quantity.span), quote: quoteOf(statement) },
          home: statement,
          locate,
          context,
          references: citations.length > 0 ? [...new Set(citations.flatMap((citation) => citation.items.map((item) => item.key)))] : referencesAt(list, at),
          ...wordsFor(statement, index, context, groups[index]),
          study,
        }),
      );
    });
  });
  return found;
}

/**
 * The references that stand for a sentence of a source: its own; else those of the next sentence of its paragraph that
 * cites, for a citation at the end covers what leads up to it; else those of the one before.
 */
export function referencesAt(list: readonly Statement[], at: number): readonly string[] {
  const citing = list.slice(at).find(({ citations }) => citations.length > 0) ?? list.slice(0, at).reverse().find(({ citations }) => citations.length > 0);
  return [...new Set((citing?.citations ?? []).flatMap((citation) => citation.items.map((item) => item.key)))];
}

/** A sentence as it is quoted: without its citation marks. */
export function quoteOf(statement: Statement): string {
  return statement.text.replaceAll(CITATION_MARK, '').replace(/\s+/gu, ' ').replace(/ ([.,;:)])/gu, '$1').trim();
}

function wordsFor(statement: Statement, index: number, context: Context, groupNamed: string | undefined): Pick<Measurement, 'measure' | 'group' | 'population' | 'statistic'> {
  // What stands in several tables' headers is named as the shortest of them has it.
  const names = (kind: string): readonly string[] => [...context.facets].filter(([set]) => set.kind === kind).map(([, member]) => member.name).sort((a, b) => a.length - b.length).filter((one, at, all) => !all.slice(0, at).some((shorter) => one.includes(shorter)));
  const measure = measurePhrase(statement, index);
  const statistic = /\b(?:median|mean|average|hazard ratio|odds ratio|risk ratio|rate ratio|relative risk|HR|OR|RR|IRR)\b/iu.exec(measure);
  return { measure, group: groupNamed ?? names('group')[0] ?? '', population: names('population').join(', '), statistic: statistic?.[0].toLowerCase() ?? '' };
}

const LINK = /\s(?:was|were|is|are|had|has|have|reached|averaged|of|rose|fell|increased|decreased|improved|dropped|at|to|from|by|=)\s/gu;

/** The words that name what a figure measures: those before its verb, or those behind it. */
function measurePhrase(statement: Statement, index: number): string {
  const at = (offset: number): number => offset - statement.span.start;
  for (let segment = index; segment >= 0; segment--) {
    const { span, quantity } = statement.segments[segment]!;
    const before = statement.text.slice(at(span.start), at(quantity.relationSpan && quantity.relationSpan.start < quantity.span.start ? quantity.relationSpan.start : quantity.span.start));
    const links = [...before.matchAll(LINK)];
    const verb = links[links.length - 1];
    const subject = (verb ? before.slice(0, verb.index) : before).replaceAll(CITATION_MARK, '').split(/[,;:(]/u).pop()!.trim();
    const phrase = subject.replace(/^(?:and|or|but|the|a|an|with|in|while|whereas|versus|vs\.?|compared (?:with|to)|than|at|to)\s+/iu, '').split(/\s+/u).slice(-7).join(' ');
    if (/\p{L}{2}/u.test(phrase)) return phrase;
  }
  const { quantity, span } = statement.segments[index]!;
  return statement.text.slice(at(quantity.span.end), at(span.end)).replaceAll(CITATION_MARK, '').split(/[,;:()]/u)[0]!.replace(/^\s*(?:of|in|for|with)\s+/u, '').trim().split(/\s+/u).slice(0, 6).join(' ');
}
