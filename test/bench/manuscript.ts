import { asLatex, asMarkdown, type Block } from './block.js';
import { filler } from './filler.js';
import { random, type Random } from './random.js';
import { ABBREVIATIONS, printed, type Result, type Study } from './study.js';

/** A long review, the same in Markdown and LaTeX, and what is in it. */
export interface Review {
  readonly markdown: string;
  readonly latex: string;
  readonly words: number;
  readonly citations: number;
}

/**
 * A review of about so many words: of four paragraphs three report figures of the studies, with one in twenty of them
 * wrong; every eleventh block is a table. `keys` are further works, which are cited without figures.
 */
export function review(words: number, studies: readonly Study[], keys: readonly string[]): Review {
  const the = random(1_789);
  const blocks: Block[] = [{ kind: 'heading', level: 1, text: 'Introduction' }, { kind: 'paragraph', text: ABBREVIATIONS.map(([long, short]) => `Much has been written on ${long} (${short}).`).join(' ') }];
  let written = 0;
  for (let i = 0; written < words; i++) {
    if (i % 80 === 79) blocks.push({ kind: 'heading', level: 1, text: `Part ${i / 80 + 1 | 0}: ${the.pick(studies).field.measures[0]![0]}` });
    else if (i % 10 === 9) blocks.push({ kind: 'heading', level: 2, text: `The ${the.pick(studies).name} study and what followed` });
    const block: Block = i % 11 === 10 ? table(studies, the) : { kind: 'paragraph', text: i % 4 === 3 ? background(keys, the) : report(studies, keys, the) };
    written += block.kind === 'table' ? block.rows.length * 10 : block.text.split(' ').length;
    blocks.push(block);
  }
  const title = 'What seventy years of comparisons have taught us';
  const markdown = asMarkdown(title, 'refs.bib', blocks);
  return { markdown, latex: asLatex(title, 'refs', blocks), words: markdown.split(/\s+/).length, citations: markdown.split('[@').length - 1 };
}

function report(studies: readonly Study[], keys: readonly string[], the: Random): string {
  return Array.from({ length: 5 + the.below(3) }, (_, i) => (i % 3 === 2 ? filler(the) : result(the.pick(studies), the) + (the.below(6) === 0 ? ` ${cited(keys, the)}` : ''))).join(' ');
}

function background(keys: readonly string[], the: Random): string {
  return Array.from({ length: 5 + the.below(3) }, () => (the.below(3) === 0 ? cited(keys, the) : filler(the))).join(' ');
}

function cited(keys: readonly string[], the: Random): string {
  return filler(the).replace(/\.$/, ` [@${the.pick(keys)}${the.below(3) === 0 ? `; @${the.pick(keys)}` : ''}].`);
}

function result(study: Study, the: Random): string {
  const one = the.pick(study.results);
  const [a, b] = one.values;
  const where = one.population === 'overall' ? '' : ` ${/^(?:at|in|on|after|under|with|above)\b/.test(one.population) ? '' : 'in '}${one.population}`;
  const shown = (value: number): string => printed(the.below(20) === 0 ? value * 1.3 : value, one);
  const cite = the.below(5) === 0 ? '' : ` [@${study.key}]`;
  switch (the.below(4)) {
    case 0:
      return `In ${study.name}, the ${one.measure}${where} was ${shown(a!.value)} (95% CI ${a!.low}–${a!.high}) with ${study.arms[0]} and ${shown(b!.value)} with ${study.arms[1]}${cite}.`;
    case 1:
      return `${study.arms[0]} led to a ${one.measure} of ${shown(a!.value)}${where}, compared with ${shown(b!.value)} for ${study.arms[1]}${cite}.`;
    case 2:
      return `Of ${100 + the.below(900)} ${study.field.subjects}${where}, ${10 + the.below(80)} (${the.between(5, 60, 1)}%) were lost, and the ${one.measure} reached ${shown(a!.value)} with ${study.arms[0]} in ${study.year}${cite}.`;
    default:
      return `The ${one.measure}${where} of ${shown(a!.value)} and ${shown(b!.value)} with ${study.arms[0]} and ${study.arms[1]}, respectively, was confirmed (p = 0.0${1 + the.below(8)})${cite}.`;
  }
}

function table(studies: readonly Study[], the: Random): Block {
  const from = the.below(studies.length);
  const [measure] = studies[from]!.field.measures[0]!;
  const rows = Array.from({ length: 6 }, (_, i) => studies[(from + i * 4) % studies.length]!).map((study): readonly string[] => {
    const of = (at: number): Result => study.results[at]!;
    return [`${study.name} [@${study.key}]`, study.arms[0]!, printed(of(0).values[0]!.value, of(0)), printed(of(1).values[0]!.value, of(1)), printed(of(2).values[0]!.value, of(2))];
  });
  return { kind: 'table', caption: `Studies of ${measure} that are discussed in this part`, rows: [['Study', 'Treatment', ...studies[from]!.field.measures.slice(0, 3).map(([name]) => name)], ...rows] };
}
