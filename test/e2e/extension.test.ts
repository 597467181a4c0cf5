import { cp, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openEditor, type Editor } from './editor.ts';

const extension = fileURLToPath(new URL('../../claimcheck.vsix', import.meta.url));
const example = fileURLToPath(new URL('../example', import.meta.url));

let folder: string;
let editor: Editor;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimcheck-example-'));
  await cp(example, folder, { recursive: true });
  editor = await openEditor({ extensions: [extension], folder });
  await editor.open('review.md');
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await editor?.screenshot(`failed: ${task.name}`);
});

afterAll(async () => {
  await editor?.close();
  await rm(folder, { recursive: true, force: true });
});

test('the package is at most 3 MB', async () => {
  const { size } = await stat(extension);
  expect(size).toBeLessThanOrEqual(3_000_000);
});

test('the Problems panel warns of the 38.4 months that are 34.8', async () => {
  const problems = await editor.problems('38.4 months');
  await editor.screenshot('problems');
  expect(problems.find((problem) => problem.includes('38.4 months'))).toContain('34.8 months');
});

test('the status item counts figures and verdicts', async () => {
  const status = await editor.languageStatus();
  await editor.screenshot('status');
  expect(status).toMatch(/\d+ figures · \d+ supported · [1-9]\d* contradicted/);
});

test('hovering M2-CM shows what it stands for', async () => {
  const hover = await editor.hover('review.md', 'M2-CM');
  await editor.screenshot('hover');
  expect(hover).toMatch(/M2 macrophage-conditioned medi(?:um|a)/i);
});

test('the quick fix takes the source’s 34.8 months', async () => {
  await editor.quickFix('review.md', '38.4 months', '34.8 months');
  const text = await editor.save('review.md');
  await editor.screenshot('quick fix');
  expect(text).toContain('34.8 months');
  expect(text).not.toContain('38.4 months');
});

test('completion finds a reference by a word of what it found, and inserts its citation', async () => {
  const sentence = 'The neighborhood can help';
  await editor.goTo('review.md', sentence, sentence.length);
  await editor.type(' [@neutrophils');
  await editor.completions();
  await editor.screenshot('completion');
  await editor.acceptCompletion('alectinib-tme:5');
  const text = await editor.save('review.md');
  expect(text).toContain(`${sentence} [@alectinib-tme:5].`);
});
