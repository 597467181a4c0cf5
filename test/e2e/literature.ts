import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Writes so many invented papers of some 2,500 words with figures into a folder: `paper-17.md`. */
export async function writeLiterature(folder: string, papers: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  await Promise.all(Array.from({ length: papers }, (_, number) => writeFile(join(folder, `paper-${number}.md`), paper(number))));
}

function paper(number: number): string {
  const sites = Array.from({ length: 120 }, (_, site) => [
    `At site ${site} the mean depth was ${number + site}.${site % 10} m in summer and ${number + site + 3}.${site % 7} m in winter.`,
    `Of ${site + 200} nets, ${site + 40} (${Math.round((100 * (site + 40)) / (site + 200))}%) held fish.`,
  ].join(' '));
  return `# Depth and catch in river ${number}\n\n${sites.join('\n\n')}\n`;
}
