import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Editor } from './editor.ts';
import { exampleInEditor, extension } from './exampleInEditor.ts';
import { writeLiterature } from './literature.ts';

const tables = fileURLToPath(new URL('../../data/alectinib-tme/tables.md', import.meta.url));

let folder: string;
let editor: Editor;

exampleInEditor({ 'notes.typ': 'In ALEX, median PFS was 38.4 months with alectinib @alectinib-tme:3.\n' }, (example) => {
  ({ editor, folder } = example);
});

test('the package is at most 3 MB', async () => {
  const { size } = await stat(extension);
  expect(size).toBeLessThanOrEqual(3_000_000);
});

test('nothing runs before a manuscript is open', async () => {
  await editor.open('claimcheck.json');
  expect(editor.extensionProcesses()).toEqual([]);
});

test('a format without an extension of its own is a manuscript all the same', async () => {
  await editor.open('notes.typ');
  expect(await editor.problems('38.4 months')).toContainEqual(expect.stringContaining('34.8 months'));
  expect(editor.extensionProcesses()).toHaveLength(1);
  await editor.command('View: Close All Editors');
});

test('the Problems panel warns of the 38.4 months that are 34.8', async () => {
  await editor.open('review.md');
  const problems = await editor.problems('27.7 months');
  await editor.goTo('review.md', '38.4 months');
  await editor.screenshot('problems');
  await editor.screenshot('panel', { only: 'panel' });
  expect(problems.find((problem) => problem.includes('38.4 months'))).toContain('34.8 months');
});

test('the status item counts figures and verdicts', async () => {
  const status = await editor.languageStatus();
  await editor.screenshot('status');
  expect(status).toMatch(/\d+ figures · \d+ supported · [1-9]\d* contradicted/);
});

test('below a finding stands its source, which opens at its line', async () => {
  const lines = (await readFile(tables, 'utf8')).split('\n');
  const opened = await editor.openRelated('34.8 months (alectinib-tme:3)');
  await editor.screenshot('source');
  expect(opened).toContain(`tables.md, Ln ${lines.findIndex((line) => line.includes('34.8 months')) + 1},`);
});

test('hovering a figure shows the message, and what the source says', async () => {
  await editor.open('review.md');
  await editor.textOnly();
  const hover = await editor.hover('review.md', '38.4 months');
  await editor.screenshot('figure', { only: 'cursor' });
  expect(hover).toContain('Take 34.8 months');
  expect(hover).toContain('Differs from its source');

  expect(await editor.followCode()).toBe('figure-value.md');
  await editor.open('review.md');
});

test('hovering M2-CM shows what it stands for', async () => {
  const hover = await editor.hover('review.md', 'M2-CM');
  await editor.screenshot('term', { only: 'cursor' });
  expect(hover).toMatch(/M2 macrophage-conditioned medi(?:um|a)/i);
});

test('hovering a citation shows the reference, and what the guide says citing it', async () => {
  const hover = await editor.hover('review.md', 'secondGeneration');
  await editor.screenshot('reference', { only: 'cursor' });
  expect(hover).toContain('Alectinib and Brigatinib: New Second-Generation ALK Inhibitors');
  expect(hover).toContain('ATP-binding pocket');
});

test('the quick fix takes the source’s 34.8 months', async () => {
  const fixes = await editor.quickFixes('review.md', '38.4 months');
  await editor.screenshot('fix', { only: 'cursor' });
  expect(fixes[0]).toContain('34.8 months');

  await editor.applyFix('34.8 months');
  const text = await editor.save('review.md');
  expect(text).toContain('34.8 months');
  expect(text).not.toContain('38.4 months');
});

test('completion finds a reference by a word of what it found, shows it, and inserts its citation', async () => {
  const sentence = 'The neighborhood can help';
  await editor.goTo('review.md', sentence, sentence.length);
  await editor.type(' [@neutrophils');
  await editor.completions();
  expect(await editor.completionPreview('Durable responses to alectinib')).toMatch(/neutrophil/i);
  await editor.screenshot('completion', { only: 'cursor' });
  await editor.acceptCompletion('alectinib-tme:5');
  const text = await editor.save('review.md');
  expect(text).toContain(`${sentence} [@alectinib-tme:5].`);
});

test('completion goes on over a second word', async () => {
  const sentence = 'Median PFS had not been reached in any group';
  await editor.goTo('review.md', sentence, sentence.length);
  await editor.type(' [@neutrophils-progression');
  await editor.completions();
  await editor.screenshot('two words', { only: 'cursor' });
  await editor.acceptCompletion('alectinib-tme:5');
  const text = await editor.save('review.md');
  expect(text).toContain(`${sentence} [@alectinib-tme:5].`);
});

test('a snippet writes a sentence on efficacy', async () => {
  await editor.goTo('review.md', '# References', '# References'.length);
  await editor.type('\n\nefficacy-sen');
  await editor.completions();
  await editor.acceptCompletion('efficacy-sentence');
  expect(await editor.save('review.md')).toContain('(95% CI lower–upper) with treatment');
});

test('LaTeX is completed and fixed as its writer would', async () => {
  await editor.open('chapter.tex');
  await editor.hover('chapter.tex', 'qty{38.4}');
  await editor.screenshot('latex', { only: 'cursor' });
  await editor.quickFixes('chapter.tex', 'qty{38.4}');
  await editor.applyFix('34.8');

  const sentence = 'was never stopped~';
  await editor.goTo('chapter.tex', sentence, sentence.length);
  await editor.type('\\citep{macroph');
  await editor.completions();
  await editor.acceptCompletion('alectinib-tme:18');
  const text = await editor.save('chapter.tex');
  expect(text).toContain('\\qty{34.8}{\\month}');
  expect(text).toContain(`${sentence}\\citep{alectinib-tme:18}`);
});

test('reading much literature shows how far it is, and hinders nobody', async () => {
  await writeLiterature(join(folder, 'sources'), 400);
  const progress = await editor.progress('ClaimCheck reads the literature');
  await editor.screenshot('progress');
  expect(progress).toMatch(/: sources\/paper-\d+\.md$/);
});
