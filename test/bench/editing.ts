import { readFileSync } from 'node:fs';
import { openService } from '../../server/core/openService.js';
import type { Service } from '../../server/core/service.js';
import type { Measurement } from './bibliography.js';
import { bigBib } from './tenThousand.js';

const PATH = '/work/review.md';

/** Work at a key press in a 50,000-word manuscript with a guide and a 10,000-entry `.bib`, in one process. */
export function benchEditing(): Measurement[] {
  const service = openService();
  const manifest = JSON.parse(readFileSync('data/alectinib-tme/guide.json', 'utf8')) as { readonly name: string; readonly files: readonly string[] };
  service.setGuide(manifest.name, { manifest, files: manifest.files.map((file) => ({ path: `/guides/${file}`, text: readFileSync(`data/alectinib-tme/${file}`, 'utf8') })) });
  service.setBibliography('/work/refs.bib', readFileSync('test/example/refs.bib', 'utf8'));
  service.setBibliography('/work/big.bib', bigBib(10_000));
  while (!service.index().next().done);
  let text = longManuscript(50_000);
  const words = text.split(/\s+/).length;
  const check = (next: string): number => {
    text = next;
    return time(() => {
      service.setManuscript(PATH, { format: 'markdown', text });
      service.check(PATH);
    });
  };
  const whole = check(text);
  const places = places90(text);
  const edits = places.map((at) => check(`${text.slice(0, at)}x${text.slice(at)}`));
  const hovers = places.map((at) => time(() => service.hover(PATH, at)));
  const completions = typedKeys(service, text);
  return [
    { name: `whole check of ${words} words`, value: whole },
    { name: '… words per second', value: (words / whole) * 1000 },
    { name: 'key press to findings, median', value: quantile(edits, 0.5) },
    { name: '… p95', value: quantile(edits, 0.95), bar: 16 },
    { name: 'hover, p95', value: quantile(hovers, 0.95), bar: 16 },
    { name: 'completion after a key press, p95', value: quantile(completions, 0.95), bar: 16 },
  ];
}

/** The example review over and over, no paragraph like another, up to so many words. */
function longManuscript(words: number): string {
  const [, front, body] = /^(---\n[\s\S]*?\n---\n)([\s\S]*?)\n# References\n/.exec(readFileSync('test/example/review.md', 'utf8'))! as unknown as [string, string, string];
  const parts = [front];
  for (let have = 0, chapter = 1; have < words; have += body.split(/\s+/).length, chapter++) parts.push(body.replace(/^(#+ .*)$/gm, `$1, part ${chapter}`).replace(/\n\n(?=[A-Z])/g, `\n\nChapter ${chapter} goes on. `).replace('| PD-L1 status |', `| PD-L1 status ${chapter} |`));
  return parts.join('\n');
}

/** Places in words, all over the text. */
function places90(text: string): readonly number[] {
  const letters = [...text.matchAll(/\p{Ll}{4}(?=\p{Ll})/gu)].map((match) => match.index + 2).filter((at) => at > 200);
  return Array.from({ length: 90 }, (_, i) => letters[Math.floor((letters.length * i) / 90)]!);
}

function typedKeys(service: Service, text: string): readonly number[] {
  const at = text.indexOf('. ', text.length / 2);
  return ['@', '@a', '@al', '@ale', '@alec', '@macro', '@smith', '@2017', '@lung c'].map((typed) => {
    service.setManuscript(PATH, { format: 'markdown', text: `${text.slice(0, at)} ${typed}${text.slice(at)}` });
    service.check(PATH);
    return time(() => service.completions(PATH, at + 1 + typed.length));
  });
}

function quantile(times: readonly number[], at: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))]!;
}

function time(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}
