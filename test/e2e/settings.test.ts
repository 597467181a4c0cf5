import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Editor } from './editor.ts';
import { exampleInEditor } from './exampleInEditor.ts';

let folder: string;
let editor: Editor;

const paper = (rest: string): string => `# Rest among night workers\n\nMean rest was ${rest} in the day group.\n`;

// Without settings of the folder's own, those of the editor hold.
exampleInEditor({
  'claimcheck.json': '{}',
  'rest.md': 'Mean rest was 45.1 minutes in the day group [@okoro].\n',
  'stale.md': 'In the day group, mean rest was 41.5 minutes [@okoro].\n',
  'macros.tex': '\\section{Efficacy}\nIn ALEX, median PFS was 38.4 months with alectinib \\shown{alectinib-tme:3}.\n',
}, async (example) => {
  ({ editor, folder } = example);
  for (const name of ['.vscode', 'papers', 'library']) await mkdir(join(folder, name));
  await writeFile(join(folder, 'papers/okoro.md'), paper('41.5 minutes'));
  await writeFile(join(folder, 'library/okoro.bib'), '@article{okoro, author = {Okoro, Ada}, title = {Rest among night workers}, year = 2021}\n');
});

async function set(settings: object): Promise<void> {
  await writeFile(join(folder, '.vscode/settings.json'), JSON.stringify(settings));
}

/** Whether the panel tells of the file in front that these words disagree. */
const isTold = (words: string): Promise<void> => editor.page.locator('.markers-panel .monaco-list-row', { hasText: words }).first().waitFor();
const isNotTold = (words: string): Promise<void> => editor.page.locator('.markers-panel .monaco-list-row', { hasText: words }).first().waitFor({ state: 'detached' });

describe('every setting is in force as soon as it is set', () => {
  test('claimcheck.bibliography, claimcheck.sources', async () => {
    await set({ 'claimcheck.bibliography': ['refs.bib'] });
    await editor.open('rest.md');
    await editor.problems('okoro');
    await set({ 'claimcheck.bibliography': ['library/*.bib'] });
    await isNotTold('okoro');
    await set({ 'claimcheck.bibliography': ['library/*.bib'], 'claimcheck.sources': ['papers/*.md'] });
    await isTold('41.5 minutes');
  });

  test('claimcheck.guides', async () => {
    await editor.open('review.md');
    await isTold('38.4 months');
    await set({ 'claimcheck.guides': [] });
    await isNotTold('38.4 months');
    await set({});
    await isTold('38.4 months');
  });

  test('claimcheck.rules', async () => {
    await set({ 'claimcheck.rules': { 'figure/value': 'off' } });
    await isNotTold('38.4 months');
    await set({ 'claimcheck.rules': { 'figure/value': 'error' } });
    await editor.page.locator('.markers-panel .monaco-list-row', { hasText: '38.4 months' }).locator('.codicon-error').first().waitFor();
  });

  test('claimcheck.ignore', async () => {
    await set({ 'claimcheck.ignore': [{ text: '38.4 months', reason: 'updated analysis' }] });
    await isNotTold('38.4 months');
    await set({ 'claimcheck.ignore': ['*.md'] });
    await isNotTold('review.md');
    await set({});
    await isTold('38.4 months');
  });

  test('claimcheck.citationCommands', async () => {
    await editor.open('macros.tex');
    await set({ 'claimcheck.citationCommands': { shown: 'citep' } });
    await editor.page.locator('.markers-panel .monaco-list-row', { hasText: 'macros.tex' }).waitFor();
    await isTold('38.4 months');
    await set({});
    await editor.page.locator('.markers-panel .monaco-list-row', { hasText: 'macros.tex' }).waitFor({ state: 'detached' });
  });

  test('claimcheck.style', async () => {
    await editor.open('review.md');
    const inApa = await editor.hover('review.md', 'guide2025');
    await editor.press('Escape');
    await set({ 'claimcheck.style': 'vancouver' });
    await expect.poll(async () => {
      const now = await editor.hover('review.md', 'guide2025');
      await editor.press('Escape');
      return now !== inApa && now.includes('BenchChem');
    }, { timeout: 30_000 }).toBe(true);
  });

  test('claimcheck.figureHints', async () => {
    await set({ 'claimcheck.figureHints': true });
    await editor.goTo('review.md', '10.9 months with crizotinib');
    await editor.page.locator('.view-line', { hasText: '✓' }).first().waitFor();
    await editor.screenshot('figure hints', { only: 'cursor' });
    await set({});
  });

  test('claimcheck.trace.server, which Show Output shows', async () => {
    await set({ 'claimcheck.trace.server': 'verbose' });
    await editor.command('ClaimCheck: Show Output');
    await editor.page.locator('.part.panel .view-line', { hasText: 'ClaimCheck' }).first().waitFor();
    await editor.command('Developer: Set Log Level...');
    await editor.choose('ClaimCheck');
    await editor.choose('Trace');
    await editor.goTo('review.md', 'Efficacy in patients', 1);
    await editor.press('ArrowDown');
    // Only at this level are parameters and results told.
    await editor.page.locator('.part.panel .view-line', { hasText: /^(?:Params|Result):/ }).first().waitFor();
    await editor.screenshot('output');
    await set({});
  });
});

test('a source that changes on the disk leaves a figure stale, and the view and the panel tell what it rested on', async () => {
  await set({ 'claimcheck.bibliography': ['library/*.bib'], 'claimcheck.sources': ['papers/*.md'] });
  await editor.command('View: Close All Editors');
  await editor.open('stale.md');
  await editor.page.locator('.activitybar .action-item a[aria-label^="ClaimCheck"]').click();
  await editor.node('Agrees with its source');
  await writeFile(join(folder, 'papers/okoro.md'), paper('44.0 minutes'));
  await editor.node('Stale: its source has changed');
  expect(await (await editor.node('41.5 minutes')).innerText()).toContain('Okoro 2021 (“Mean rest was 41.5 minutes in the day group”)');
  const told = (await editor.problems('44.0 minutes')).join('\n');
  await editor.screenshot('stale');
  expect(told).toContain('supported by Okoro 2021');
});

test('what agreed is still known when the window opens again', async () => {
  await writeFile(join(folder, 'papers/okoro.md'), paper('41.5 minutes'));
  await editor.node('Agrees with its source');
  await editor.page.waitForTimeout(3000); // it is kept a moment later
  await editor.page.goto('about:blank');
  await writeFile(join(folder, 'papers/okoro.md'), paper('not measured'));
  await editor.reopen();
  await editor.open('stale.md');
  const told = (await editor.problems('41.5 minutes')).join('\n');
  expect(told).toContain('supported by Okoro 2021');
});
