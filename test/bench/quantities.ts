import { quantities } from '../../server/core/quantity/recognise.js';
import type { Measurement } from './bibliography.js';

/** Finding figures: megabytes of prose a second, and whether the time is linear in the text. In processor time, medians. */
export function benchQuantities(): Measurement[] {
  const paragraphs = Array.from({ length: 1200 }, (_, i) => paragraph(i));
  const size = paragraphs.reduce((sum, one) => sum + one.length, 0) / 1e6;
  const perParagraph = median(9, () => { for (const one of paragraphs) quantities(one); });
  const long = paragraphs.join(' ').slice(0, 200_000);
  const half = median(9, () => quantities(long.slice(0, 100_000)));
  const whole = median(9, () => quantities(long));
  return [
    { name: 'figures in prose, MB/s', value: size / (perParagraph / 1000) },
    { name: 'figures in one paragraph of 200,000 characters, ms', value: whole },
    { name: '… against half of it (2 is linear)', value: whole / half, bar: 3 },
  ];
}

/** A paragraph with a figure every twenty words or so, as in a discussion. */
function paragraph(i: number): string {
  return `Several groups have since asked whether the benefit seen in the first trials carries over to patients who are older or who have other illnesses, and the answer depends on what is measured. In the largest of them, the median time to progression was ${(i % 40) + 0.8} months (95% CI ${(i % 30) + 0.2}–${(i % 30) + 21.4}) with treatment and ${(i % 9) + 1.9} months without it, and a response was seen in ${60 + (i % 30)}% of patients. The effect was smaller in women than in men, although the difference did not reach significance (p = 0.${10 + (i % 80)}), and it was absent in those who had been treated before. Whether this reflects the biology of the disease or the way in which patients were selected cannot be said from the data at hand; the authors themselves warn against reading too much into subgroups that were not defined beforehand. `;
}

function median(runs: number, work: () => void): number {
  const times = Array.from({ length: runs }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  }).sort((a, b) => a - b);
  return times[runs >> 1]!;
}
