import Fuse from 'fuse.js';
import { memory } from '../text/memory.js';
import { briefOf } from './brief.js';
import { fold } from './fold.js';
import type { Brief, Reference } from './reference.js';

/** Finds references by key, alias, author, title, year, journal, and by further text (the claims that cite them). */
export interface ReferenceIndex {
  /**
   * At most `limit` references, the best first. Every word of the query must be found, at the start of a word rather than
   * within one; if no reference has them all, words with a typo or two are found too. An empty query gives the first
   * references as they come. `boost` adds to a score (a word at the start of a key counts 100, of a title 40).
   */
  search(query: string, limit: number, boost?: (reference: Reference) => number): readonly Hit[];
  /** At most `limit` references that have a word or one that begins with it, the best first: for words of running text, in which no typo is guessed at. */
  holding(word: string, limit: number): readonly Reference[];
  readonly size: number;
}

export interface Hit {
  readonly reference: Reference;
  readonly score: number;
}

/**
 * Makes the index: one long folded text with a line for each reference, in which the engine's own string search is
 * faster than any index of words. Entries without a key and `@xdata` are left out, as nothing can cite them.
 */
export function referenceIndex(references: readonly Reference[], extraTextOf?: (reference: Reference) => string): ReferenceIndex {
  let index: LineIndex | undefined;
  // Made when it is first asked: a key press in a bibliography needs none.
  const made = (): LineIndex => (index ??= indexed(references, extraTextOf));
  return {
    search: (query, limit, boost) => made().search(query, limit, boost),
    holding: (word, limit) => made().holding(word, limit),
    get size() {
      return made().size;
    },
  };
}

function indexed(references: readonly Reference[], extraTextOf?: (reference: Reference) => string): LineIndex {
  const citable = references.filter((reference) => reference.key !== '' && reference.type !== 'xdata');
  const lines: string[] = [];
  const starts = new Float64Array(citable.length + 1);
  let at = 1;
  citable.forEach((reference, i) => {
    const extra = extraTextOf?.(reference) ?? '';
    const line = extra === '' ? lineOf(reference) : `${lineOf(reference)}${words(`${FIELD_BREAK}${extra.replaceAll(FIELD, ' ')}`)}`;
    lines.push(line);
    starts[i] = at;
    at += line.length + 1;
  });
  starts[citable.length] = at;
  return new LineIndex(citable, `\n${lines.join('\n')}\n`, starts);
}

/** Between fields; words stand behind blanks. */
const FIELD = '\u0001';
const FIELD_BREAK = `${FIELD} `;

/** `peters2017⟨1⟩ peters ⟨1⟩ peters camidge⟨1⟩ 2017⟨1⟩ alectinib versus …⟨1⟩ n engl j med`: words stand behind blanks. */
function lineOf(reference: Reference): string {
  const brief = briefOf(reference);
  const known = remembered.get(brief);
  const aliases = reference.aliases;
  const names = aliases.length === 0 ? reference.key : `${reference.key} ${aliases.join(' ')}`;
  if (known?.names === names) return known.line;
  const rest = [splitKey(names), brief.authors.join(' '), brief.year, brief.title, brief.container].join(FIELD_BREAK);
  const line = ` ${fold(names).replace(/[\n\u0001]/g, ' ')}${words(`${FIELD_BREAK}${rest}`)}`;
  remembered.set(brief, { names, line });
  return line;
}

const remembered = memory<Brief, { readonly names: string; readonly line: string }>();

/** Folded, with one blank between words; breaks between fields stay. */
function words(text: string): string {
  return fold(text).replace(/[^a-z0-9\u0001\u0080-\uffff]+/g, ' ').replace(/[\u0080-\uffff]+/g, lettersAlone);
}

function lettersAlone(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, ' ');
}

/** The words in a key: `petersAlectinib_2017:long` → `peters Alectinib_2017:long`. */
function splitKey(key: string): string {
  return key.replace(/(\p{Ll})(?=[\p{Lu}\p{N}])/gu, '$1 ');
}

/** What a word counts at the start of a word of: key, words of the key, authors, year, title, journal, further text. */
const WEIGHTS = [100, 70, 80, 60, 40, 15, 20] as const;
/** … and within a word. */
const WITHIN = 0.3;
const WHOLE_KEY = 100;
const WHOLE_WORD = 8;
/** The most that a field or any after it can give. */
const BEST_FROM = WEIGHTS.map((_, field) => Math.max(...WEIGHTS.slice(field)) + WHOLE_WORD);

class LineIndex implements ReferenceIndex {
  private readonly held = new Map<string, readonly Reference[]>();

  constructor(
    private readonly references: readonly Reference[],
    private readonly text: string,
    private readonly starts: Float64Array,
  ) {}

  get size(): number {
    return this.references.length;
  }

  search(query: string, limit: number, boost?: (reference: Reference) => number): readonly Hit[] {
    if (limit <= 0) return [];
    // What is typed may be a key, with all its marks, or words.
    const key = fold(query.trim());
    const typed = [...new Set(words(query.replaceAll(FIELD, ' ')).split(' ').filter((word) => word !== ''))].slice(0, 12);
    if (typed.length === 0 && key === '') return best(this.references.slice(0, boost ? undefined : limit).map((reference) => ({ reference, score: boost?.(reference) ?? 0 })), limit);
    const scores = this.matches(typed);
    if (key.length > 1 && typed.join(' ') !== key) this.addKey(scores, key);
    const hits: Hit[] = [];
    for (const [line, score] of scores) {
      const reference = this.references[line]!;
      hits.push({ reference, score: score + (this.isKey(line, key) ? WHOLE_KEY : 0) + (boost?.(reference) ?? 0) });
    }
    return best(hits.length > 0 ? hits : this.similar(typed, limit, boost), limit);
  }

  /** Remembered, since a sentence has the same words at the next key. */
  holding(word: string, limit: number): readonly Reference[] {
    const id = `${limit} ${word}`;
    let found = this.held.get(id);
    if (!found) {
      if (this.held.size >= MOST_HELD) this.held.clear();
      const [folded = ''] = words(word).trim().split(' ');
      const scores = folded === '' ? [] : [...this.matches([` ${folded}`])];
      this.held.set(id, (found = best(scores.map(([line, score]) => ({ reference: this.references[line]!, score })), limit).map(({ reference }) => reference)));
    }
    return found;
  }

  private isKey(line: number, key: string): boolean {
    const at = this.starts[line]! + 1;
    return this.text.startsWith(key, at) && isBreak(this.text.charCodeAt(at + key.length));
  }

  /** Lines that have all the words, scored. The longest word narrows, the others are looked for only where it was found. */
  private matches(words: readonly string[]): Map<number, number> {
    const scores = new Map<number, number>();
    // One or two letters within a word say nothing.
    const [first, ...others] = words.map((word) => (word.length < 3 ? ` ${word}` : word)).sort((a, b) => b.length - a.length);
    if (first === undefined) return scores;
    // Lines come in order, so each word's next place is looked for once.
    const next = others.map(() => -1);
    let line = 0;
    for (let at = this.text.indexOf(first); at >= 0; ) {
      line = this.lineAt(at, line);
      const end = this.starts[line + 1]! - 1;
      let score = this.scoreIn(line, first, at);
      for (let i = 0; i < others.length; i++) {
        if (next[i]! < this.starts[line]!) next[i] = this.find(others[i]!, this.starts[line]!);
        if (next[i]! >= end) {
          score = 0;
          break;
        }
        score += this.scoreIn(line, others[i]!, next[i]!);
      }
      if (score > 0) scores.set(line, score);
      at = this.text.indexOf(first, end);
    }
    return scores;
  }

  private find(word: string, from: number): number {
    const at = this.text.indexOf(word, from);
    return at < 0 ? Infinity : at;
  }

  /** Keys that contain what was typed, marks and all: `doi:10.1000/a`. */
  private addKey(scores: Map<number, number>, key: string): void {
    let line = 0;
    for (let at = this.text.indexOf(key); at >= 0; at = this.text.indexOf(key, this.starts[line + 1]! - 1)) {
      line = this.lineAt(at, line);
      const keyEnd = this.text.indexOf(FIELD, this.starts[line]!);
      if (at < keyEnd) scores.set(line, Math.max(scores.get(line) ?? 0, WEIGHTS[0] * (this.text[at - 1] === ' ' ? 1 : WITHIN) * 2));
    }
  }

  /** The best place of a word in a line, of which `at` is the first; 0 when it has none. */
  private scoreIn(line: number, word: string, at: number): number {
    const { text } = this;
    const end = this.starts[line + 1]! - 1;
    let bestScore = 0;
    let field = 0;
    let fieldEnd = text.indexOf(FIELD, this.starts[line]!);
    for (; at >= 0 && at < end; at = text.indexOf(word, at + word.length)) {
      while (fieldEnd >= 0 && fieldEnd < at) {
        field = Math.min(field + 1, WEIGHTS.length - 1);
        fieldEnd = text.indexOf(FIELD, fieldEnd + 1);
      }
      if (bestScore >= BEST_FROM[field]!) break;
      const weight = WEIGHTS[field]!;
      if (weight <= bestScore) continue;
      if (text.charCodeAt(at) === 0x20 || text.charCodeAt(at - 1) === 0x20) {
        const after = text.charCodeAt(at + word.length);
        bestScore = Math.max(bestScore, weight + (after === 0x20 || after === 0x01 || after === 0x0a ? WHOLE_WORD : 0));
      } else bestScore = Math.max(bestScore, weight * WITHIN);
    }
    return bestScore;
  }

  /**
   * References for a query with typos. A word with one typo still has its first or its second half, or its first two
   * letters, as it should; that narrows to candidates whose words are then compared, and Fuse.js ranks these.
   */
  private similar(words: readonly string[], limit: number, boost?: (reference: Reference) => number): Hit[] {
    let lines: Map<number, number> | undefined;
    for (const word of [...words].sort((a, b) => b.length - a.length)) {
      const found = this.similarLines(word, lines);
      lines = found;
      if (found.size === 0) return [];
    }
    const candidates = [...(lines ?? [])].sort((a, b) => a[1] - b[1] || a[0] - b[0]).slice(0, Math.max(limit, MOST_RANKED)).map(([line, typos]) => {
      const reference = this.references[line]!;
      const { authors, title, year } = briefOf(reference);
      return { reference, typos, key: reference.key, authors: authors.join(' '), title, year };
    });
    const fuse = new Fuse(candidates, {
      includeScore: true,
      ignoreLocation: true,
      threshold: 0.6,
      keys: [{ name: 'key', weight: 3 }, { name: 'authors', weight: 3 }, { name: 'title', weight: 2 }, { name: 'year', weight: 1 }],
    });
    const ranks = new Map(fuse.search(words.join(' ').slice(0, 32)).map(({ item, score }) => [item, score ?? 1]));
    return candidates.map((candidate) => ({
      reference: candidate.reference,
      score: 30 - 5 * candidate.typos + 5 * (1 - (ranks.get(candidate) ?? 1)) + (boost?.(candidate.reference) ?? 0),
    }));
  }

  /** Lines with a word at most so many typos away, and the fewest typos; only among the lines of `within`, adding to theirs. */
  private similarLines(word: string, within: ReadonlyMap<number, number> | undefined): Map<number, number> {
    const typos = word.length < 4 ? 0 : word.length < 9 ? 1 : 2;
    const found = new Map<number, number>();
    const distances = new Map<string, number>();
    for (const piece of pieces(word, typos)) {
      let line = 0;
      for (let at = this.text.indexOf(piece); at >= 0; at = this.text.indexOf(piece, at + piece.length)) {
        line = this.lineAt(at, line);
        const before = within?.get(line);
        if (within && before === undefined) {
          at = this.starts[line + 1]! - 2;
          continue;
        }
        const candidate = this.wordAt(at + (piece.startsWith(' ') ? 1 : 0));
        let distance = distances.get(candidate);
        if (distance === undefined) distances.set(candidate, (distance = distanceOfPrefix(word, candidate, typos)));
        if (distance <= typos) found.set(line, Math.min(found.get(line) ?? Infinity, (before ?? 0) + distance));
      }
    }
    return found;
  }

  private wordAt(at: number): string {
    let start = at;
    while (!isBreak(this.text.charCodeAt(start - 1))) start--;
    let end = at;
    while (end < start + 40 && !isBreak(this.text.charCodeAt(end))) end++;
    return this.text.slice(start, end);
  }

  /** The line that an offset lies in, looked for from `from` on. */
  private lineAt(at: number, from: number): number {
    let low = from;
    let high = this.references.length;
    // Hits come in order and often close to each other.
    for (let step = 1; low + step < high; step *= 2) {
      if (this.starts[low + step]! > at) {
        high = low + step;
        break;
      }
      low += step;
    }
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.starts[middle]! <= at) low = middle;
      else high = middle;
    }
    return low;
  }
}

const MOST_RANKED = 100;
const MOST_HELD = 1_000;

function isBreak(code: number): boolean {
  return code === 0x20 || code === 0x01 || code === 0x0a || Number.isNaN(code);
}

function pieces(word: string, typos: number): string[] {
  if (typos === 0) return [` ${word}`];
  const half = Math.ceil(word.length / 2);
  if (typos === 1) return [` ${word.slice(0, 2)}`, word.slice(0, half), word.slice(half)];
  const third = Math.ceil(word.length / 3);
  return [` ${word.slice(0, third)}`, word.slice(third, 2 * third), word.slice(2 * third)];
}

/** Fewest typos (a letter missing, added, wrong, or two swapped) that make `typed` a beginning of `word`; more than `most` is `most + 1`. */
function distanceOfPrefix(typed: string, word: string, most: number): number {
  if (word.length + most < typed.length) return most + 1;
  const width = Math.min(word.length, typed.length + most);
  let twoAbove: number[] = [];
  let above = Array.from({ length: width + 1 }, (_, i) => i);
  for (let i = 1; i <= typed.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= width; j++) {
      let cost = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (typed[i - 1] === word[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]) cost = Math.min(cost, twoAbove[j - 2]! + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    twoAbove = above;
    above = row;
  }
  return Math.min(...above);
}

function best(hits: readonly Hit[], limit: number): readonly Hit[] {
  let few = hits;
  if (hits.length > 4 * limit) {
    const least = Float64Array.from(hits, (hit) => hit.score).sort()[hits.length - limit]!;
    few = hits.filter((hit) => hit.score >= least);
  }
  return [...few].sort((a, b) => b.score - a.score).slice(0, limit);
}
