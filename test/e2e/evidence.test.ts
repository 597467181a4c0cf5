import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Editor } from './editor.ts';
import { exampleInEditor } from './exampleInEditor.ts';

let folder: string;
let editor: Editor;

exampleInEditor({}, async (example) => {
  ({ editor, folder } = example);
  await mkdir(join(folder, '.vscode'));
  await editor.open('review.md');
  await editor.problems('38.4 months');
  await editor.textOnly();
});

async function takeTheme(name: string, kind: string): Promise<void> {
  await writeFile(join(folder, '.vscode/settings.json'), JSON.stringify({ 'workbench.colorTheme': name }));
  await editor.page.locator(`.monaco-workbench.${kind}`).waitFor();
}

describe.each([['Default Light Modern', 'vs'], ['Default Dark Modern', 'vs-dark'], ['Default High Contrast', 'hc-black']])('in %s', (theme, kind) => {
  test('the card of a figure has a picture of it beside its source', async () => {
    await takeTheme(theme, kind);
    for (const [figure, alt] of [['38.4 months', 'Manuscript: 38.4 months. Alectinib Arm (source): 34.8 months. Crizotinib Arm: 10.9 months.'], ['0.35 (95%', 'Forest plot. Manuscript: 0.35 (0.22–0.56).']] as const) {
      await editor.hover('review.md', figure);
      // The card before may still be fading when this one opens.
      const picture = editor.page.locator(`.monaco-hover:not(.hidden) img[src^="data:image/svg+xml"][alt*="${alt}"]`).first();
      await picture.scrollIntoViewIfNeeded();
      expect(await picture.getAttribute('alt')).toContain(alt);
      expect(await picture.evaluate((image) => (image as unknown as { readonly naturalWidth: number }).naturalWidth)).toBeGreaterThan(300);
      await editor.screenshot(`picture ${kind} ${figure.slice(0, 4)}`, { only: 'cursor' });
      await editor.page.keyboard.press('Escape');
    }
  });
});

test('Verify Manuscript opens the report, whose places open the source', async () => {
  await takeTheme('Default Light Modern', 'vs');
  await editor.open('review.md');
  await editor.command('ClaimCheck: Verify Manuscript');
  await editor.page.locator('.tab', { hasText: 'Report: review.md' }).waitFor();
  const report = editor.page.frameLocator('iframe.webview').last().frameLocator('iframe');
  await report.locator('h1', { hasText: 'More than a kinase inhibitor' }).waitFor();
  await editor.screenshot('verify');
  await report.locator('article a.place', { hasText: 'tables.md' }).first().click();
  await editor.page.locator('.tab', { hasText: 'tables.md' }).waitFor();
});

test('Save Report… writes the report that is in front', async () => {
  await editor.page.locator('.tab', { hasText: 'Report: review.md' }).click();
  await editor.page.locator('.editor-actions .action-label[aria-label^="Save Report"]').first().click();
  await editor.row('review.md'); // the dialog has filled in its folder
  await editor.fill(join(folder, 'for reviewers.html'));
  await editor.press('Enter');
  await expect.poll(() => readFile(join(folder, 'for reviewers.html'), 'utf8').catch(() => ''), { timeout: 20_000 }).toContain('<h1>More than a kinase inhibitor');
  expect(await readFile(join(folder, 'for reviewers.html'), 'utf8')).not.toContain('command:');
});

describe.each([['Default Light Modern', 'vs'], ['Default Dark Modern', 'vs-dark'], ['Default High Contrast', 'hc-black']])('in %s', (theme, kind) => {
  test('the guide’s diagrams open as pictures, with the same in words', async () => {
    await editor.command('View: Close All Editors');
    await takeTheme(theme, kind);
    await editor.open('review.md');
    await editor.command('View: Show ClaimCheck');
    await editor.node('Differs from its source');
    await editor.command('ClaimCheck: Focus on Evidence View');
    await editor.page.locator('.pane-header', { hasText: 'Evidence' }).hover();
    await editor.page.locator('.pane-header .action-label[aria-label^="Filter Evidence"]').click();
    await editor.fill('Figure signaling');
    await editor.press('Enter');
    await (await editor.node('Figure 3: Resistance')).click();
    const page = editor.page.frameLocator('iframe.webview').last().frameLocator('iframe');
    await page.locator('svg[role=img]').waitFor();
    await editor.page.waitForTimeout(500);
    await editor.screenshot(`diagram ${kind}`);
    expect(await page.locator('li').allInnerTexts()).toContain('From Crizotinib to c-MET, ending in a cross');
    await page.locator('a.place', { hasText: 'figures.md' }).click();
    await editor.page.locator('.tab.active', { hasText: 'figures.md' }).waitFor();
  });
});

test('a finding is ignored for good, and the reason stands in claimcheck.json and the report', async () => {
  await editor.command('View: Close All Editors');
  await editor.open('review.md');
  const fixes = await editor.quickFixes('review.md', '57.1%');
  expect(fixes).toContainEqual(expect.stringContaining('Ignore “57.1%” for good…'));
  await editor.screenshot('ignore', { only: 'cursor' });
  await editor.applyFix('Ignore “57.1%” for good…');
  await editor.page.locator('.quick-input-widget', { hasText: 'Why is it right?' }).waitFor();
  await editor.type('updated analysis');
  await editor.page.keyboard.press('Enter');
  await expect.poll(async () => JSON.parse(await readFile(join(folder, 'claimcheck.json'), 'utf8')).ignore, { timeout: 10_000 })
    .toEqual([{ text: '57.1%', code: 'figure/population', path: 'review.md', reason: 'updated analysis' }]);
  await expect.poll(async () => (await editor.problems('38.4 months')).some((row) => row.includes('57.1%')), { timeout: 20_000 }).toBe(false);
});

test('a figure is completed behind the words that ask for it, with its citation', async () => {
  const sentence = 'Both hazard ratios lie well below 0.6.';
  await editor.goTo('review.md', sentence, sentence.length);
  await editor.type(' In ALEX, median PFS with crizotinib was ');
  const offered = await editor.completions();
  expect(offered[0]).toContain('10.9 months');
  await editor.screenshot('figure completion', { only: 'cursor' });
  await editor.acceptCompletion('10.9 months');
  expect(await editor.save('review.md')).toContain('median PFS with crizotinib was 10.9 months [@alectinib-tme:3]');
});
