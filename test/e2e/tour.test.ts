import { spawnSync } from 'node:child_process';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Editor } from './editor.ts';
import { exampleInEditor } from './exampleInEditor.ts';

const screenshots = fileURLToPath(new URL('screenshots/', import.meta.url));
/** Of Debian's package `webp`. */
const canJoin = spawnSync('img2webp', ['-version']).status === 0;

let editor: Editor;

exampleInEditor({}, (example) => {
  ({ editor } = example);
});

/** Pictures of the tour, and for how many milliseconds each is shown. */
const frames: { readonly path: string; readonly shown: number }[] = [];

async function take(shown: number): Promise<void> {
  const path = join(screenshots, 'tour', `${frames.length}.png`);
  await editor.page.screenshot({ path, clip: { x: 48, y: 35, width: 992, height: 725 } });
  frames.push({ path, shown });
}

test.skipIf(!canJoin && !process.env.CI)('a tour of a wrong figure, its source, its mending and a citation makes the README’s moving picture', async () => {
  await rm(join(screenshots, 'tour'), { recursive: true, force: true });
  await mkdir(join(screenshots, 'tour'), { recursive: true });
  const { page } = editor;
  await page.setViewportSize({ width: 1040, height: 790 });
  await editor.open('review.md');
  await editor.problems('38.4 months');
  await editor.textOnly();
  await editor.goTo('review.md', '38.4 months', 1);
  await page.mouse.move(1000, 740);
  await take(1800);

  // Down, so that there is room for the card.
  await page.mouse.move(600, 400);
  await page.mouse.wheel(0, -160);
  await page.waitForTimeout(600);
  await editor.hover('review.md', '38.4 months');
  await take(4500);
  await editor.press('Escape');

  await editor.quickFixes('review.md', '38.4 months');
  await take(2200);
  await editor.applyFix('34.8 months');
  await editor.seen('34.8 months with alectinib and');
  await page.mouse.move(1000, 740);
  await page.waitForTimeout(1500);
  await take(1800);

  await editor.save('review.md');
  const sentence = 'The neighborhood can help';
  await editor.goTo('review.md', sentence, sentence.length);
  await editor.type(' [@');
  await take(700);
  for (const part of ['neu', 'trophils']) {
    await editor.type(part);
    await page.waitForTimeout(1200);
    await take(part === 'neu' ? 900 : 600);
  }
  await editor.completionPreview('Durable responses to alectinib');
  await take(2600);
  await editor.acceptCompletion('alectinib-tme:5');
  await page.waitForTimeout(800);
  await take(2200);

  const tour = join(screenshots, 'tour.webp');
  const joined = spawnSync('img2webp', ['-loop', '0', '-min_size', '-lossy', '-q', '60', '-m', '6', ...frames.flatMap(({ path, shown }) => ['-d', String(shown), path]), '-o', tour], { encoding: 'utf8' });
  expect(joined.status, joined.stderr).toBe(0);
  expect((await stat(tour)).size).toBeLessThan(600_000);
});
