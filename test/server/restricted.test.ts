import { readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CompletionList, Hover, Location } from 'vscode-languageserver-protocol';
import { openFolder, type FolderFiles, type TestFolder } from '../support/folder.ts';
import { TestClient, until } from './client.ts';

vi.setConfig({ testTimeout: 30_000 });

const entry = (key: string, file: string): string => `@misc{${key}, author = {Okoro, Ada}, title = {Sleep and rest}, year = {2021}, file = {${file}}}\n`;
const paper = '# Sleep and rest\n\nMean rest was 41.5 minutes in the day group.\n';

/** What an untrusted workspace tries to get at: each says 41.5 minutes, or has a key that is nowhere else. */
const secrets: FolderFiles = {
  'refs.bib': entry('secretkey', 'secret.md'),
  'secret.md': paper,
  'guide/guide.json': '{ "name": "secretguide", "files": ["guide.md"] }',
  'guide/guide.md': `${paper}\n# References\n\n1. Okoro A. Secret title. 2021.\n`,
  'style.csl': '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text"><citation><layout><text value="SECRET"/></layout></citation></style>',
};

let outside: TestFolder;
let inside: TestFolder;
let client: TestClient;
let reads: TestFolder;

beforeEach(async () => {
  outside = await openFolder(secrets);
  reads = await openFolder({ 'reads.txt': '' });
});

afterEach(async () => {
  expect(await client.stop()).toBe(0);
  await Promise.all([outside, inside, reads].map((folder) => folder.dispose()));
});

async function start(files: FolderFiles, { settings, trusted = false }: { readonly settings?: unknown; readonly trusted?: boolean } = {}): Promise<void> {
  inside = await openFolder(files);
  client = await TestClient.start(inside, {
    initializationOptions: { trusted },
    settings: { current: settings },
    env: { NODE_OPTIONS: `--import ${pathToFileURL(fileURLToPath(new URL('./tellReads.mjs', import.meta.url))).href}`, TELL_READS: join(reads.path, 'reads.txt') },
  });
}

/** The paths outside that the server has read, listed or looked for. */
async function reached(): Promise<readonly string[]> {
  const all = (await readFile(join(reads.path, 'reads.txt'), 'utf8')).split('\n');
  expect(all.some((path) => path.startsWith(inside.path)), 'the notes tell of what is inside').toBe(true);
  return all.filter((path) => path.startsWith(outside.path));
}

const lastMessage = (): string | undefined => client.statuses.findLast(({ indexing }) => !indexing)?.message;

const review = 'Mean rest was 45.1 minutes in the day group [@secretkey], and 45.1 minutes otherwise [@own].\n';

describe('in Restricted Mode nothing outside the workspace is read', () => {
  test('though claimcheck.json names it, and both the file and the status say so', async () => {
    await start({
      'review.md': review,
      'claimcheck.json': JSON.stringify({ bibliography: [`${outside.path}/refs.bib`], sources: [`${outside.path}/secret.md`, `${outside.path}/**/*.md`], guides: [`${outside.path}/guide`], style: `${outside.path}/style.csl` }),
    });
    await client.open('review.md', review);
    expect((await client.diagnostics('review.md')).map(({ code }) => code)).toEqual(['citation/undefined', 'citation/undefined']);
    const told = await until(() => client.lastPublished('claimcheck.json')?.diagnostics.map(({ message }) => String(message)));
    expect(told).toEqual([
      expect.stringContaining('style.csl'),
      `“${outside.path}/secret.md” cannot be used as a source. This lies outside the workspace and is not read in Restricted Mode.`,
      `“${outside.path}/**/*.md” cannot be used as a source. This lies outside the workspace and is not read in Restricted Mode.`,
    ]);
    await until(() => lastMessage()?.includes('Restricted Mode'));
    expect(await reached()).toEqual([]);
  });

  test('though the editor’s settings name it, and the status says so', async () => {
    await start({ 'review.md': review }, { settings: { bibliography: [`${outside.path}/refs.bib`], sources: [`${outside.path}/secret.md`] } });
    await client.open('review.md', review);
    await client.diagnostics('review.md');
    const message = await until(lastMessage);
    expect(message).toContain('lies outside the workspace and is not read in Restricted Mode');
    expect(await reached()).toEqual([]);
  });

  test('though manuscripts and entries name it', async () => {
    const files = {
      'review.md': `---\nbibliography: ${'../'.repeat(12)}{refs}\ncsl: {style}\n---\n\n${review}`,
      'thesis.tex': '\\documentclass{article}\n\\begin{document}\n\\input{{secret}}\n\\bibliography{{refs}}\n\\end{document}\n',
      'own.bib': entry('own', '{secret}'),
    };
    const filled = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.replaceAll('../{refs}', `..${outside.path}/refs.bib`).replaceAll('{refs}', `${outside.path}/refs`).replaceAll('{style}', `${outside.path}/style.csl`).replaceAll('{secret}', `${outside.path}/secret.md`)]));
    await start(filled);
    for (const name of ['review.md', 'thesis.tex', 'own.bib']) await client.open(name, filled[name]!);
    const diagnostics = await client.diagnostics('review.md');
    expect(diagnostics.map(({ code }) => code)).not.toContain('figure/value');
    const completions = await client.request<CompletionList>('textDocument/completion', 'review.md', '@secretkey');
    expect(completions.items.map(({ label }) => label)).not.toContain('secretkey');
    expect(await client.request<Hover | null>('textDocument/hover', 'review.md', 'secretkey')).toBeNull();
    expect(await client.request<readonly Location[]>('textDocument/definition', 'review.md', 'secretkey')).toEqual([]);
    await until(() => lastMessage()?.includes('Restricted Mode'));
    expect(await reached()).toEqual([]);
  });

  test('though a link inside leads there', async () => {
    await start({ 'review.md': review, 'own.bib': entry('own', 'sources/link.md') });
    await inside.write('sources/plain.md', '# Other\n\nNothing.\n');
    await symlink(join(outside.path, 'secret.md'), join(inside.path, 'sources/link.md'));
    await symlink(join(outside.path, 'refs.bib'), join(inside.path, 'linked.bib'));
    await client.open('review.md', review);
    const diagnostics = await client.diagnostics('review.md');
    expect(diagnostics.map(({ code }) => code)).not.toContain('figure/value');
    expect(JSON.stringify(diagnostics)).not.toContain('41.5');
    const read = await client.connection.sendRequest<string>('claimcheck/whatWasRead', { uri: inside.uri('review.md') });
    expect(read).toContain('own.bib: 1 reference');
    expect(read).not.toContain('linked.bib: ');
  });
});

test('in Restricted Mode what is inside the workspace is read', async () => {
  await start({ 'review.md': review, 'own.bib': entry('own', 'papers/okoro.md'), 'papers/okoro.md': paper });
  await client.open('review.md', review);
  expect((await client.diagnostics('review.md')).map(({ code }) => code)).toEqual(['citation/undefined', 'figure/value']);
  expect(lastMessage()).toBeUndefined();
});

test('in a trusted workspace the same settings are followed', async () => {
  await start({ 'review.md': review, 'claimcheck.json': JSON.stringify({ bibliography: [`${outside.path}/refs.bib`] }) }, { trusted: true });
  await client.open('review.md', review);
  expect((await client.diagnostics('review.md')).map(({ code }) => code)).toEqual(['figure/value', 'citation/undefined']);
  expect(await reached()).toContain(`${outside.path}/secret.md`);
});
