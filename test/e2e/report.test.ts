import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../cli/run.ts';

const example = fileURLToPath(new URL('../example', import.meta.url));
const screenshots = fileURLToPath(new URL('screenshots/', import.meta.url));

let folder: string;
let browser: Browser;
let address: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimcheck-report-'));
  const path = join(folder, 'report.html');
  await writeFile(path, run(example, 'check', '--format', 'html', '--fail-on', 'never', 'review.md').stdout);
  address = pathToFileURL(path).href;
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  await mkdir(screenshots, { recursive: true });
});

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

/** The report as a reader with this taste sees it, and what it asked for and complained of on the way. */
async function opened(colorScheme: 'light' | 'dark', width = 1000): Promise<{ readonly page: Page; readonly asked: string[]; readonly complaints: string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  await page.goto(address);
  return { page, asked, complaints };
}

describe.each(['light', 'dark'] as const)('the report in %s', (scheme) => {
  test('asks for nothing, and every text stands out from its ground', async () => {
    const { page, asked, complaints } = await opened(scheme);
    expect(asked).toEqual([address]);
    expect(complaints).toEqual([]);
    expect(await page.locator('article').count()).toBeGreaterThan(5);
    expect(await page.locator('article svg[role=img]').first().getAttribute('aria-label')).toContain('Manuscript: 38.4 months');
    const colours = await page.evaluate('[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]');
    expect(colours).toEqual(scheme === 'light' ? ['rgb(31, 31, 31)', 'rgb(255, 255, 255)'] : ['rgb(230, 230, 230)', 'rgb(28, 28, 28)']);
    await page.screenshot({ path: join(screenshots, `report ${scheme}.png`) });
    await page.close();
  });
});

test('the summary leads to its sections', async () => {
  const { page } = await opened('light');
  await page.locator('.counts a', { hasText: 'Not checked' }).click();
  expect(await page.evaluate("document.querySelector(':target')?.textContent")).toMatch(/^Not checked \(\d+\)$/);
  await page.close();
});

test('a narrow window scrolls its tables, never the page', async () => {
  const { page } = await opened('light', 400);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(400);
  await page.close();
});

test('in print it is light, and no finding is torn apart', async () => {
  const { page } = await opened('dark');
  await page.emulateMedia({ media: 'print' });
  expect(await page.evaluate("[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('article')).breakInside]")).toEqual(['rgb(255, 255, 255)', 'avoid']);
  expect((await page.pdf({ format: 'A4' })).byteLength).toBeGreaterThan(20_000);
  await page.close();
});
