import { readFileSync } from 'node:fs';
import { openService } from '../../server/core/openService.js';
import type { Format } from '../../server/core/document/document.js';
import type { Service } from '../../server/core/service.js';
import { review, type Review } from './manuscript.js';
import { paper } from './paper.js';
import { studies, type Study } from './study.js';
import { bigBib } from './tenThousand.js';

/** An author's desk: a library of 10,000 references, the bundled guide and fifty papers, and a review of 50,000 words. */
export interface Desk {
  readonly service: Service;
  readonly review: Review;
  readonly studies: readonly Study[];
}

export const FRAME = 16;
const PAPERS = 50;
const WORKS = 300;

/** Sets the desk; everything but the manuscript is read. */
export function openDesk(words = 50_000): Desk {
  const read = studies(PAPERS);
  const big = bigBib(10_000 - PAPERS);
  const keys = [...big.matchAll(/^@\w+\{([^,]+),/gm)].map((match) => match[1]!).filter((_, i) => i % 40 === 0).slice(0, WORKS - PAPERS);
  const service = openService();
  setGuide(service);
  service.setBibliography('/work/refs.bib', `${big}${read.map(entryOf).join('\n')}`);
  for (const study of read) service.setSource(`/work/sources/${study.key}.md`, paper(study));
  while (!service.index().next().done);
  return { service, review: review(words, read, [...keys, ...Array.from({ length: 12 }, (_, i) => `alectinib-tme:${i + 1}`)]), studies: read };
}

export function setGuide(service: Service): void {
  const folder = 'data/alectinib-tme';
  const manifest = JSON.parse(readFileSync(`${folder}/guide.json`, 'utf8')) as { readonly name: string; readonly files: readonly string[] };
  service.setGuide(manifest.name, { manifest, files: manifest.files.map((file) => ({ path: `/guides/${file}`, text: readFileSync(`${folder}/${file}`, 'utf8') })) });
}

function entryOf({ key, title, author, year }: Study): string {
  return `@article{${key},\n  author = {${author}, Ada and Novak, Ben},\n  title = {${title}},\n  journal = {Annals of Comparison},\n  year = {${year}},\n  volume = {${year - 1980}}\n}\n`;
}

export function pathOf(format: Format): string {
  return format === 'latex' ? '/work/review.tex' : '/work/review.md';
}
