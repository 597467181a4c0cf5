import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { openFolder, type TestFolder } from '../support/folder.ts';

vi.setConfig({ testTimeout: 60_000 });

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const example = fileURLToPath(new URL('../example', import.meta.url));

let client: Client | undefined;
let folder: TestFolder | undefined;

async function connect(cwd: string, ...args: string[]): Promise<Client> {
  client = new Client({ name: 'test', version: '1' });
  await client.connect(new StdioClientTransport({ command: process.execPath, args: [cli, 'mcp', ...args], cwd }));
  return client;
}

async function call(name: string, given: Record<string, unknown>): Promise<{ readonly text: string; readonly isError: boolean }> {
  const { content, isError } = await client!.callTool({ name, arguments: given }) as { content: { text: string }[]; isError?: boolean };
  return { text: content.map(({ text }) => text).join('\n'), isError: isError ?? false };
}

afterEach(async () => {
  await client?.close();
  await folder?.dispose();
  client = folder = undefined;
});

describe('an assistant in the example', () => {
  test('finds two tools, which only read', async () => {
    const { tools } = await (await connect(example)).listTools();
    expect(tools.map(({ name, annotations }) => [name, annotations])).toEqual(['search_literature', 'check_sentence'].map((name) => [name, { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false }]));
    const capabilities = client!.getServerCapabilities();
    expect(Object.keys(capabilities!)).toEqual(['tools']);
  });

  test('asks what the literature says, and gets quotes with places and keys', async () => {
    await connect(example);
    const { text } = await call('search_literature', { question: 'median progression-free survival alectinib CNS metastases' });
    expect(text).toMatch(/^\d+ statements? of the literature at hand/);
    expect(text).toContain('“Table 1 · Median PFS (with CNS Mets) · Alectinib Arm: 27.7 months” — the guide alectinib-tme, alectinib-tme/tables.md:10; cite @alectinib-tme:3');
    expect((await call('search_literature', { question: 'price of coffee in Lisbon' })).text).toMatch(/says nothing on “price of coffee in Lisbon”\. At hand: \d+ sources?, \d+ references/);
  });

  test('has a sentence checked', async () => {
    await connect(example);
    const wrong = await call('check_sentence', { sentence: 'In ALEX, median PFS was 38.4 months with alectinib [@alectinib-tme:3].' });
    expect(wrong.text).toMatch(/^Figures:\n- 38\.4 months: contradicted\. .*34\.8 months/);
    expect(wrong.text).toContain('(alectinib-tme/tables.md:9)');
    expect((await call('check_sentence', { sentence: 'In ALEX, median PFS was 34.8 months with alectinib \\citep{alectinib-tme:3}.' })).text).toMatch(/^Figures:\n- 34\.8 months: supported\. /);
    expect((await call('check_sentence', { sentence: 'In ALEX, median PFS was 34.8 months with alectinib [@nobody2017].' })).text).toContain('nobody2017 is in no bibliography and no guide');
    expect((await call('check_sentence', { sentence: 'The neighborhood can help.' })).text).toMatch(/^The sentence has no figure to check\./);
  });

  test.each([
    ['no question', 'search_literature', {}, '“question” is to be a text.'],
    ['a number for a question', 'search_literature', { question: 3 }, '“question” is to be a text.'],
    ['a long sentence', 'check_sentence', { sentence: 'x'.repeat(4001) }, '“sentence” is longer than 4000 characters.'],
    ['a tool that is none', 'write_file', { path: 'x' }, 'There is no tool “write_file”. There are search_literature and check_sentence.'],
  ])('is told what is wrong with %s', async (_, name, given, message) => {
    await connect(example);
    expect(await call(name, given)).toEqual({ text: message, isError: true });
  });
});

test('what changes on the disk is known at the next question', async () => {
  folder = await openFolder({ 'sources/okoro.md': '# Sleep in night workers\n\nMean rest was 41.5 minutes in the day group.\n', 'refs.bib': '@article{okoro2021, title = {Sleep in night workers}, year = {2021}}\n' });
  await connect(folder.path, '--no-guides');
  expect((await call('search_literature', { question: 'rest of the day group' })).text).toContain('“Mean rest was 41.5 minutes in the day group.” — okoro2021, sources/okoro.md:3; cite @okoro2021');
  await folder.write('sources/okoro.md', '# Sleep in night workers\n\nMean rest was 43.5 minutes in the day group.\n');
  expect((await call('check_sentence', { sentence: 'Mean rest was 41.5 minutes in the day group [@okoro2021].' })).text).toMatch(/41\.5 minutes: contradicted\. .*43\.5 minutes/);
});
