import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openEditor, type Editor } from './editor.ts';

const extension = fileURLToPath(new URL('../../claimcheck.vsix', import.meta.url));
const example = fileURLToPath(new URL('../example', import.meta.url));

let home: string;
let folder: string;
let editor: Editor;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'claimcheck-e2e-'));
  folder = join(home, 'example');
  await cp(example, folder, { recursive: true });
  editor = await openEditor({ extensions: [extension], folder });
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await editor?.screenshot(`failed: ${task.name}`);
});

afterAll(async () => {
  await editor?.close();
  await rm(home, { recursive: true, force: true });
});

test('an empty view says what to do, and opens the example', async () => {
  await editor.page.locator('.activitybar .action-item a[aria-label^="ClaimCheck"]').click();
  const welcome = editor.page.locator('.sidebar .welcome-view-content', { hasText: 'What your sources say' });
  await welcome.waitFor();
  await editor.screenshot('view empty');
  await welcome.locator('.monaco-button', { hasText: 'Open Example' }).click();
  await editor.page.locator('.tab.active', { hasText: 'review.md' }).waitFor();
  await editor.node('Differs from its source');
  await editor.command('View: Close All Editors');
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

test('sources are shown by sections, filtered while typing, opened at their words', async () => {
  const source = await editor.node('Alectinib’s Impact|Alectinib\'s Impact');
  await source.scrollIntoViewIfNeeded();
  await editor.screenshot('view evidence');
  await source.hover();
  await editor.page.locator('.pane-header', { hasText: 'Evidence' }).hover();
  await editor.page.locator('.pane-header .action-label[aria-label^="Filter Evidence"]').click();
  await editor.page.keyboard.type('25.7 crizotinib');
  await editor.page.waitForTimeout(800);
  await editor.screenshot('view filter');
  await editor.page.keyboard.press('Enter');
});
