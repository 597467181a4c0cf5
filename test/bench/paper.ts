import { asMarkdown, type Block } from './block.js';
import { filler } from './filler.js';
import { random, type Random } from './random.js';
import { printed, type Result, type Study } from './study.js';

/** A study as a paper of about so many words: abstract, methods, results with tables of all its figures, discussion. */
export function paper(study: Study, words = 5_000): string {
  const the = random(study.title.length * 7_919 + study.year);
  const { results, arms, field } = study;
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: 'Abstract' },
    { kind: 'paragraph', text: results.slice(0, 4).map((result) => sentence(study, result, the)).join(' ') },
    { kind: 'heading', level: 1, text: 'Methods' },
    ...prose(the, 6, () => filler(the)),
    { kind: 'heading', level: 1, text: 'Results' },
  ];
  field.populations.forEach((population, i) => {
    const mine = results.filter((result) => result.population === population);
    blocks.push({ kind: 'heading', level: 2, text: population === 'overall' ? 'Main outcomes' : `Results ${population}` });
    blocks.push(...prose(the, 2, (at) => (at % 3 === 0 ? sentence(study, mine[at % mine.length]!, the) : filler(the))));
    blocks.push({
      kind: 'table',
      caption: `Outcomes of ${study.name}, ${population} (table ${i + 1})`,
      rows: [['Outcome', ...arms], ...mine.map((result) => [`${result.measure} (${result.unit})`, ...result.values.map(({ value, low, high }) => `${value} (${low}–${high})`)])],
    });
  });
  blocks.push({ kind: 'heading', level: 1, text: 'Discussion' });
  const written = (): number => blocks.reduce((sum, block) => sum + (block.kind === 'table' ? block.rows.length * 12 : block.text.split(' ').length), 0);
  while (written() < words) blocks.push(...prose(the, 1, (at) => (at % 4 === 1 ? sentence(study, the.pick(results), the) : filler(the))));
  return asMarkdown(study.title, undefined, blocks);
}

function prose(the: Random, count: number, sentenceAt: (at: number) => string): Block[] {
  return Array.from({ length: count }, () => ({ kind: 'paragraph', text: Array.from({ length: 5 + the.below(4) }, (_, at) => sentenceAt(at)).join(' ') }));
}

function sentence({ arms }: Study, result: Result, the: Random): string {
  const [a, b] = result.values;
  const where = result.population === 'overall' ? '' : ` ${/^(?:at|in|on|after|under|with|above)\b/.test(result.population) ? '' : 'in '}${result.population}`;
  const interval = the.below(2) === 0 ? ` (95% CI ${a!.low}–${a!.high})` : '';
  return `The ${result.measure}${where} was ${printed(a!.value, result)}${interval} with ${arms[0]} versus ${printed(b!.value, result)} with ${arms[1]}.`;
}
