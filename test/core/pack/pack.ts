import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../../data/alectinib-tme');

/** The manifest of the bundled guide, as it stands. */
export const manifest = JSON.parse(readFileSync(join(folder, 'guide.json'), 'utf8')) as {
  readonly name: string;
  readonly title: string;
  readonly publisher: string;
  readonly year: number;
  readonly url: string;
  readonly files: readonly string[];
};

/** The text of each file of the bundled guide, by its name. */
export const pack: ReadonlyMap<string, string> = new Map(
  manifest.files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
);
