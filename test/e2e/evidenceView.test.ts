import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { Editor } from './editor.ts';
import { exampleInEditor } from './exampleInEditor.ts';

let folder: string;
let editor: Editor;

exampleInEditor({}, (example) => {
  ({ editor, folder } = example);
});

test('empty views say what to do', async () => {
  await editor.page.locator('.activitybar .action-item a[aria-label^="ClaimCheck"]').click();
  const welcome = editor.page.locator('.sidebar .welcome-view-content', { hasText: 'What your sources say' });
  await welcome.waitFor();
  await editor.screenshot('view empty');
});

test('figures stand by verdict, and open at their place', async () => {
  await editor.open('review.md');
  await editor.node('Differs from its source');
  const wrong = await editor.node('38.4 months');
  await editor.screenshot('view figures');
  expect(await wrong.innerText()).toContain('34.8 months');
  await wrong.click();
  await editor.page.locator('.statusbar-item', { hasText: '(11 selected)' }).waitFor();
});

test('sources are shown by sections, filtered while typing, and lead to their words', async () => {
  const source = await editor.node("Alectinib's Impact");
  await source.scrollIntoViewIfNeeded();
  await editor.screenshot('view evidence');
  await editor.page.locator('.pane-header', { hasText: 'Evidence' }).hover();
  await editor.page.locator('.pane-header .action-label[aria-label^="Filter Evidence"]').click();
  await editor.fill('10.9 crizotinib');
  await editor.node('10.9 months');
  await editor.page.keyboard.press('Enter');
  await editor.screenshot('view filter');
});

test('a figure is put in with its citation, and taken back in one step', async () => {
  const sentence = 'The neighborhood can help';
  await editor.goTo('review.md', sentence, sentence.length);
  const row = await editor.node('10.9 months');
  await row.hover();
  await row.locator('.action-label[aria-label^="Insert with Its Citation"]').click();
  await editor.seen('help 10.9 months [@alectinib-tme:3]');
  await editor.press('Control+Z');
  expect(await editor.save('review.md')).toContain(`${sentence}.`);
});

test('where a figure is used is shown in the manuscript', async () => {
  const row = await editor.node('10.9 months');
  await row.hover();
  await row.locator('.action-label[aria-label^="Where Is This Used?"]').click();
  await editor.page.locator('.peekview-widget').waitFor();
  await editor.screenshot('view used');
  expect(await editor.page.locator('.peekview-widget').innerText()).toContain('10.9 months');
  await editor.press('Escape');
});

test('a filter is taken away again', async () => {
  await editor.page.locator('.pane-header', { hasText: 'Evidence' }).hover();
  await editor.page.locator('.pane-header .action-label[aria-label^="Show All Evidence"]').click();
  await editor.node('Summary');
});

test('a source is added where it is read', async () => {
  await writeFile(join(dirname(folder), 'okoro.md'), '# Rest at sea\n\nMean rest of sailors was 41.5 minutes.\n');
  await editor.open('review.md');
  await editor.command('ClaimCheck: Add Source…');
  await editor.row('chapter.tex'); // the dialog has filled in its folder
  await editor.fill(join(dirname(folder), 'okoro.md'));
  await editor.row('okoro.md');
  await editor.press('Enter');
  await editor.node('Rest at sea');
  expect(await readFile(join(folder, 'sources/okoro.md'), 'utf8')).toContain('sailors');
});

test('the server starts again', async () => {
  await editor.command('ClaimCheck: Restart Server');
  await editor.page.waitForTimeout(2000);
  await editor.node('Differs from its source');
  await expect.poll(() => editor.extensionProcesses().length, { timeout: 20_000 }).toBe(1);
});

test('what was read is shown on a page', async () => {
  await editor.open('review.md');
  await editor.command('ClaimCheck: Show What Was Read');
  await editor.seen('the guide alectinib-tme:');
  await editor.screenshot('what was read');
  await editor.seen('refs.bib: 10 references');
  await editor.command('View: Close All Editors');
});

test('the example opens as a copy that is checked', async () => {
  await editor.command('ClaimCheck: Open Example');
  await editor.page.locator('.tab.active', { hasText: 'review.md' }).waitFor();
  await editor.node('Differs from its source');
  await editor.page.locator('.breadcrumbs-control', { hasText: 'globalStorage' }).waitFor();
});
