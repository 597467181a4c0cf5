import type { Content, Prose } from '../document/document.js';
import { prosesOf } from '../document/prose.js';
import { conceptsOf, type Concept, type Dictionary } from '../evidence/concepts.js';
import { NO_LABELS } from '../evidence/condition.js';
import { isGeneric } from '../evidence/lexicon.js';
import { statements, type Statement } from '../evidence/statement.js';
import type { Quantity } from '../quantity/quantity.js';
import { sourceSpan } from '../text/plainText.js';
import type { Span } from '../text/span.js';

/** A sentence and the figures that it tells. */
export interface Told {
  readonly text: string;
  /** What it speaks of; general words of science left out. */
  readonly concepts: ReadonlySet<Concept>;
  readonly cites: boolean;
  readonly figures: readonly ToldFigure[];
}

export interface ToldFigure {
  readonly quantity: Quantity;
  /** Counted from the block's start. */
  readonly span: Span;
  /** The concepts of its own clause, sorted: figures with one and the same key are told in the same words. */
  readonly clause: string;
}

export interface TellSetting {
  readonly dictionary: Dictionary;
  readonly decimalComma: boolean;
  /** Changes when, and only when, one of the others does. */
  readonly key: string;
}

const remembered = new WeakMap<Content, { readonly key: string; readonly told: readonly Told[] }>();

/** The sentences of a paragraph that tell figures; a block that did not change is not read again. */
export function toldIn(content: Content, setting: TellSetting): readonly Told[] {
  if (content.kind !== 'paragraph') return [];
  let memory = remembered.get(content);
  if (memory?.key !== setting.key) {
    memory = { key: setting.key, told: prosesOf(content).flatMap((prose) => toldBy(prose, setting)) };
    remembered.set(content, memory);
  }
  return memory.told;
}

function toldBy(prose: Prose, { dictionary, decimalComma }: TellSetting): readonly Told[] {
  return statements(prose, { labels: NO_LABELS, decimalComma })
    .filter(({ segments, text }) => segments.length > 0 && text.length <= LONGEST_SENTENCE)
    .map((statement): Told => ({
      text: statement.text,
      concepts: new Set(specific(conceptsOf(statement.words.filter((word) => !/^\p{N}/u.test(word.text)), dictionary))),
      cites: statement.citations.length > 0,
      figures: statement.segments.map(({ quantity }) => ({ quantity, span: sourceSpan(prose, quantity.span), clause: clauseOf(statement, quantity, dictionary) })),
    }));
}

/** What is longer was read wrongly: a table without its lines, a list of data. */
const LONGEST_SENTENCE = 2_000;

function specific(concepts: readonly Concept[]): readonly Concept[] {
  return concepts.filter((concept) => !isGeneric(concept));
}

/** From the sentence's start or the comma before the figure to the comma behind it. */
function clauseOf(statement: Statement, quantity: Quantity, dictionary: Dictionary): string {
  const offset = statement.span.start;
  const before = statement.text.slice(0, quantity.span.start - offset);
  const after = statement.text.slice(quantity.span.end - offset);
  const start = offset + 1 + Math.max(...[...',;:()'].map((sign) => before.lastIndexOf(sign)));
  const end = quantity.span.end + (/[,;:()]|\s(?:and|but|whereas|while|versus|vs|than)\s/u.exec(after)?.index ?? after.length);
  const own = statement.words.filter(({ span, text }) => span.start >= start && span.end <= end && !/^\p{N}/u.test(text) && !(span.start >= quantity.span.start && span.end <= quantity.span.end));
  return [...new Set(specific(conceptsOf(own, dictionary)))].sort().join(' ');
}
