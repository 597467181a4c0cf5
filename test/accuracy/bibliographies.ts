// Entries that we, latex-utensils and @retorquere/bibtex-parser recover from each `.bib` of a folder, and whether an
// entry added to the file leaves every other byte as it was: `node scripts/run.mjs test/accuracy/bibliographies.ts [folder]`.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse as retorquere } from '@retorquere/bibtex-parser';
import utensils from 'latex-utensils';
import { readBib } from '../../server/core/bibliography/bib/read.js';
import { appendEntry } from '../../server/core/bibliography/edit.js';
import { decode } from '../../server/core/text/decode.js';

const folder = process.argv[2] ?? process.env['BIBLIOGRAPHIES'] ?? '../shared/corpora/bibliographies';
if (!existsSync(folder)) {
  console.log(`No bibliographies at ${folder}: nothing compared.`);
  process.exit(process.env['CI'] === 'true' ? 1 : 0);
}

const rows: string[][] = [['file', 'ours', 'latex-utensils', 'retorquere', 'problems', '']];
const totals = [0, 0, 0];
let lost = 0;
for (const path of bibs(folder)) {
  const { text } = decode(readFileSync(path));
  const { references, problems } = readBib(path, text);
  for (const reference of references) void [reference.csl, reference.brief, reference.files];
  const theirs = [keysOf(() => utensilsKeys(text)), keysOf(() => retorquere(text).entries.map(({ key }) => key))];
  const ours = references.map(({ key }) => key);
  const missing = theirs.flatMap((keys) => without(keys ?? [], ours));
  const changed = roundTrip(text, ours.length) ? [] : ['adding an entry changes others'];
  lost += missing.length + changed.length;
  [ours, ...theirs].forEach((keys, i) => (totals[i]! += keys?.length ?? 0));
  rows.push([relative(folder, path), String(ours.length), ...theirs.map((keys) => (keys ? String(keys.length) : 'throws')), String(problems.length), [...missing.map((key) => `lost: ${key}`), ...changed].join('; ')]);
}
rows.push(['all', ...totals.map(String), '', lost === 0 ? 'none lost' : `${lost} lost`]);
const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
for (const row of rows) console.log(row.map((cell, i) => (i === 0 || i === 5 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ').trimEnd());
process.exitCode = lost === 0 ? 0 : 1;

function bibs(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.bib')).sort().map((name) => join(folder, name));
}

function utensilsKeys(text: string): string[] {
  const { bibtexParser } = utensils;
  return bibtexParser.parse(text).content.filter(bibtexParser.isEntry).map((entry) => entry.internalKey ?? '');
}

function keysOf(read: () => string[]): string[] | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Keys that the others have more often than we; of an odd key (`a b`, `a#b`) they may have the first part only. */
function without(theirs: readonly string[], ours: readonly string[]): string[] {
  const left = [...ours];
  return theirs.filter((key) => {
    const at = left.includes(key) ? left.indexOf(key) : left.findIndex((one) => key !== '' && one.startsWith(key));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function roundTrip(text: string, before: number): boolean {
  const { at, text: added } = appendEntry(text, '@misc{claimcheck-added,\n  title = {Added}\n}');
  const after = text.slice(0, at) + added + text.slice(at);
  const { references } = readBib('added.bib', after);
  return after.startsWith(text) && references.length === before + 1 && references.at(-1)?.key === 'claimcheck-added';
}
