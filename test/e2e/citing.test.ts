import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Editor } from './editor.ts';
import { exampleInEditor } from './exampleInEditor.ts';

let folder: string;
let editor: Editor;

exampleInEditor({ 'notes.typ': '#bibliography("refs.bib")\n\nT cells hold tumors down.\n', 'fresh.md': '---\nbibliography: fresh.bib\n---\n\nT cells hold tumors down.\n' }, (example) => {
  ({ editor, folder } = example);
});

test('in Markdown two works are found by a claim and a title, and cited with a chapter; the guide’s goes into the bibliography', async () => {
  const before = await readFile(join(folder, 'refs.bib'), 'utf8');
  await editor.open('review.md');
  await editor.goTo('review.md', 'The neighborhood can help', 'The neighborhood can help'.length);
  await editor.command('ClaimCheck: Insert Citation…');
  await editor.pick('doaj', 'alectinib-tme:5');
  await editor.press('Enter');
  await editor.row('Insert [@alectinib-tme:5]');
  await editor.pick('neutrophils progression', 'adaptiveImmunity');
  await editor.screenshot('picker found');
  await editor.press('Enter');
  await editor.row('Insert [@alectinib-tme:5; @adaptiveImmunity]');
  await editor.screenshot('picker chosen');
  await editor.choose('Add a Page or Chapter…');
  await editor.answer('chap. 3');
  await editor.choose('Insert [@alectinib-tme:5; @adaptiveImmunity, chap. 3]');
  await editor.row('Add alectinib-tme:5 to refs.bib');
  await editor.screenshot('picker missing entry');
  await editor.press('Enter');
  await editor.seen('chap. 3]');
  expect(await editor.save('review.md')).toContain('The neighborhood can help [@alectinib-tme:5; @adaptiveImmunity, chap. 3].');
  // The bibliography is written behind the manuscript: what is on disk is polled.
  await expect.poll(() => readFile(join(folder, 'refs.bib'), 'utf8'), { timeout: 10_000 }).not.toBe(before);
  const after = await readFile(join(folder, 'refs.bib'), 'utf8');
  expect(after.startsWith(before)).toBe(true);
  expect(after.slice(before.length)).toMatch(/^\n@\w+\{alectinib-tme:5,\n[^]*\}\n$/);
});

test('words before a citation; a bibliography that is not there yet is created with its first entry', async () => {
  await editor.open('fresh.md');
  await editor.goTo('fresh.md', 'tumors down', 'tumors down'.length);
  await editor.command('ClaimCheck: Insert Citation…');
  await editor.pick('oaepublish', 'alectinib-tme:9');
  await editor.press('Enter');
  await editor.choose('Add Words Before: See, Cf.…');
  await editor.answer('see');
  await editor.choose('Insert [see @alectinib-tme:9]');
  await editor.row('Add alectinib-tme:9 to fresh.bib');
  await editor.press('Enter');
  await editor.seen('[see @');
  expect(await editor.save('fresh.md')).toContain('T cells hold tumors down [see @alectinib-tme:9].');
  await expect.poll(() => readFile(join(folder, 'fresh.bib'), 'utf8').catch(() => ''), { timeout: 10_000 }).toMatch(/^@\w+\{alectinib-tme:9,\n[^]*\}\n$/);
});

test('in LaTeX with the command that the chapter uses', async () => {
  await editor.open('chapter.tex');
  const sentence = 'In these experiments tumors grew';
  await editor.goTo('chapter.tex', sentence, sentence.length);
  await editor.command('ClaimCheck: Insert Citation…');
  await editor.pick('durable', 'adaptiveImmunity');
  await editor.press('Enter');
  await editor.choose('Insert \\citep{adaptiveImmunity}');
  await editor.seen(`${sentence}~`);
  expect(await editor.save('chapter.tex')).toContain(`${sentence}~\\citep{adaptiveImmunity}`);
});

test('in Typst', async () => {
  await editor.open('notes.typ');
  await editor.goTo('notes.typ', 'down', 'down'.length);
  await editor.command('ClaimCheck: Insert Citation…');
  await editor.pick('durable', 'adaptiveImmunity');
  await editor.press('Enter');
  await editor.choose('Insert @adaptiveImmunity');
  await editor.seen('down @adaptive');
  expect(await editor.save('notes.typ')).toContain('T cells hold tumors down @adaptiveImmunity.');
});

test('a Vancouver bibliography is inserted, and updated when more is cited', async () => {
  await editor.open('review.md');
  await editor.command('ClaimCheck: Insert or Update Bibliography');
  await editor.row('American Psychological Association');
  await editor.screenshot('styles');
  await editor.pick('vanc', 'Vancouver');
  await editor.press('Enter');
  await editor.seen('claimcheck-bibliography vancouver');
  await editor.screenshot('bibliography');
  const once = await editor.save('review.md');
  const section = once.slice(once.indexOf('<!-- claimcheck-bibliography vancouver -->'));
  expect(section).toMatch(/^1\. Alectinib and Brigatinib/m);
  expect(section).toContain('<!-- /claimcheck-bibliography -->');

  await editor.goTo('review.md', 'than PD-L1 does', 'than PD-L1 does'.length);
  await editor.type(' [@alectinib-tme:9]');
  await editor.command('ClaimCheck: Insert or Update Bibliography');
  const entries = (text: string): number => text.match(/^\d+\. /gm)!.length;
  await expect.poll(async () => entries(await editor.save('review.md')), { timeout: 20_000, interval: 500 }).toBe(entries(once) + 1);
});

test('a formatted reference is inserted, and taken back in one step', async () => {
  await editor.goTo('review.md', 'These figures come from one center');
  await editor.command('ClaimCheck: Insert Formatted Reference…');
  await editor.pick('durable', 'adaptiveImmunity');
  await editor.press('Enter');
  await editor.row('Insert as in the List of References');
  await editor.screenshot('reference forms');
  await editor.choose('Insert as in the List of References');
  await editor.seen('These figures come');
  await editor.page.waitForTimeout(500);
  const text = await editor.save('review.md');
  expect(text).toMatch(/Durable responses to alectinib in murine models of EML4-ALK lung cancer requires adaptive immunity\*\.[^\n]*These figures come/);
  await editor.press('Control+Z');
  expect(await editor.save('review.md')).not.toMatch(/adaptive immunity\*\.[^\n]*These figures come/);
});

test('the reference under the cursor is copied in the form that is chosen', async () => {
  await editor.goTo('review.md', '@secondGeneration', 4);
  await editor.command('ClaimCheck: Copy Formatted Reference…');
  await editor.row('Copy as HTML');
  await editor.screenshot('copy forms');
  await editor.choose('Copy as Plain Text');
  await editor.page.locator('.statusbar-item', { hasText: 'Copied' }).waitFor();
  await editor.goTo('review.md', '# Efficacy in patients', 0);
  await editor.press('Control+V');
  await editor.page.waitForTimeout(500);
  expect(await editor.save('review.md')).toMatch(/Alectinib and Brigatinib: New Second-Generation ALK Inhibitors[^\n]*# Efficacy in patients/);
});

test('a key is renamed in Markdown, LaTeX, Typst and the bibliography at once', async () => {
  await editor.open('review.md');
  await editor.goTo('review.md', 'adaptiveImmunity', 3);
  await editor.press('F2');
  await editor.seenRenaming('adaptiveImmunity');
  await editor.type('tCells2023');
  await editor.screenshot('rename');
  await editor.press('Enter');
  await editor.seen('@tCells2023');
  await editor.command('File: Save All');
  for (const [file, citation] of [['review.md', '@tCells2023'], ['chapter.tex', '\\citep{tCells2023}'], ['notes.typ', '@tCells2023'], ['refs.bib', '{tCells2023,']] as const) {
    await expect.poll(() => readFile(join(folder, file), 'utf8'), { timeout: 20_000 }).toContain(citation);
    expect(await readFile(join(folder, file), 'utf8')).not.toContain('adaptiveImmunity');
  }
});
