import type { Format } from '../../server/core/document/document.js';
import { FRAME, pathOf, type Desk } from './desk.js';
import { random } from './random.js';
import { cost, timesRow, type Row } from './row.js';

const KEYS = 60;

/** From a key press to the findings of the whole review, by where and what is typed; then hovers and completions right after one. */
export function* typing({ service, review, studies }: Desk, format: Format): Generator<Row> {
  const path = pathOf(format);
  const latex = format === 'latex';
  const original = latex ? review.latex : review.markdown;
  let text = original;
  const set = (next: string): number => {
    text = next;
    return cost(() => {
      service.setManuscript(path, { format, text });
      service.check(path);
    });
  };
  const replace = (at: number, remove: number, insert: string): number => set(text.slice(0, at) + insert + text.slice(at + remove));
  /** One edit at each of the places, from the last to the first so that they keep. */
  const edits = (places: readonly number[], remove: number, insert: (i: number) => string): number[] => {
    set(original);
    return [...places].sort((a, b) => b - a).map((at, i) => replace(at, remove, insert(i)));
  };
  /** A word or key, letter by letter, at each of the places. */
  const typed = (places: readonly number[], words: (i: number) => string, after: (typed: string, at: number) => number | undefined = () => undefined): number[] => {
    set(original);
    return [...places].sort((a, b) => b - a).flatMap((place, i) => [...words(i)].flatMap((letter, done) => {
      const time = replace(place + done, 0, letter);
      const other = after(words(i).slice(0, done + 1), place + done + 1);
      return other ?? time;
    }));
  };

  const first = cost(() => {
    service.setManuscript(path, { format, text });
    service.check(path);
  });
  const { figures, findings } = service.check(path);
  const start = text.indexOf('Much has');
  const [inWords, inNumbers, inTables, ends] = [places(original, /[a-z]{4}(?=[a-z]{2})/g, 2), places(original, /\d(?=\.\d)/g, 1), places(original, latex ? /& \d(?=\d)/g : /\| \d(?=\d)/g, 3), places(original, /\. (?=[A-Z])/g, 1)];
  const openings = ends.slice(0, 8);
  const cite = (i: number): string => (latex ? ` \\citep{${studies[i % studies.length]!.key}}` : ` [@${studies[i % studies.length]!.key}]`);
  const headings = places(original, latex ? /section\{The (?=[A-Z])/g : /## The (?=[A-Z])/g, latex ? 12 : 7);
  yield { name: `whole check, cold: ${review.words.toLocaleString('en')} words, ${figures.length.toLocaleString('en')} figures, ${findings.length} findings`, median: first };
  yield { name: '… words per second', median: (review.words / first) * 1000, unit: 'words/s' };
  yield timesRow('key press to findings: a letter', edits(inWords, 0, () => 'x'), FRAME);
  yield timesRow('… a digit', edits(inNumbers, 0, (i) => String(i % 10)), FRAME);
  yield timesRow('… deleting', edits(inWords, 1, () => ''), FRAME);
  yield timesRow('… a new paragraph', edits(ends, 1, () => '\n\n'), FRAME);
  yield timesRow('… at the start of the document', Array.from({ length: KEYS }, () => replace(start, 0, 'x')), FRAME);
  yield timesRow('… in a table', edits(inTables, 0, (i) => String(i % 10)), FRAME);
  yield timesRow('… a citation, letter by letter', typed(openings, cite), FRAME);
  yield timesRow('… a heading', edits(headings, 0, () => 'x'), FRAME);
  yield timesRow('… the definition of an abbreviation, letter by letter', typed(openings.slice(0, 3), () => ' of the mean residual error (MRE)'), FRAME);
  yield timesRow('completion right after a key press', typed(openings, (i) => cite(i).replace(/[}\]]$/, ''), (_, at) => cost(() => service.completions(path, at))), FRAME);
  const hover = (found: readonly number[]): number[] => {
    set(original);
    return found.map((at) => (replace(start, 0, 'x'), cost(() => service.hover(path, at + text.length - original.length))));
  };
  yield timesRow('hover right after a key press: a citation', hover(places(original, latex ? /\\citep\{/g : /\[@/g, latex ? 8 : 3)), FRAME);
  yield timesRow('… a figure', hover(inNumbers), FRAME);
  yield timesRow('… a term', hover(places(original, /\b(?:ORR|PFS|overall survival|microenvironment)\b/g, 1)), FRAME);
}

/** Places of a pattern, all over a text. */
function places(text: string, pattern: RegExp, inside: number): number[] {
  const body = text.indexOf('Introduction') + 20;
  const all = [...text.matchAll(pattern)].map((match) => match.index + inside).filter((at) => at > body);
  const the = random(5);
  return Array.from({ length: Math.min(KEYS, all.length) }, (_, i, { length } = { length: Math.min(KEYS, all.length) }) => all[Math.floor((all.length * (i + the.between(0, 1, 3))) / length)]!).filter((at) => at !== undefined);
}
