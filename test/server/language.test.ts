import { afterEach, describe, expect, test, vi } from 'vitest';
import type { CodeAction, Diagnostic, Hover, MarkupContent } from 'vscode-languageserver-protocol';
import { openFolder, type TestFolder } from '../support/folder.ts';
import { TestClient } from './client.ts';

vi.setConfig({ testTimeout: 30_000 });

const review = 'Mean rest was 45.1 minutes in the day group [@okoro2021].\n';
const files = {
  'review.md': review,
  'sources/okoro.md': '# Sleep and rest in night workers\n\nMean rest was 41.5 minutes in the day group and 29.3 minutes in the night-shift group.\n',
  'refs.bib': '@article{okoro2021,\n  author = {Okoro, Ada},\n  title = {Sleep and rest in night workers},\n  year = {2021},\n journal = {Rest}\n}\n',
};

let folder: TestFolder;
let client: TestClient;

afterEach(async () => {
  expect(await client.stop()).toBe(0);
  await folder.dispose();
});

interface Said {
  readonly diagnostic: Diagnostic;
  readonly hover: string;
  readonly actions: readonly string[];
  readonly report: string;
}

/** What an editor of this language is told of a wrong figure. */
async function saidIn(locale: string | undefined, more: Record<string, string> = {}): Promise<Said> {
  folder = await openFolder({ ...files, ...more });
  client = await TestClient.start(folder, locale === undefined ? {} : { locale });
  await client.open('review.md', review);
  const [diagnostic] = await client.diagnostics('review.md');
  const hover = await client.request<Hover>('textDocument/hover', 'review.md', '45.1');
  const actions = await client.request<readonly CodeAction[]>('textDocument/codeAction', 'review.md', '45.1', { range: diagnostic!.range, context: { diagnostics: [diagnostic] } });
  const report = await client.connection.sendRequest<string>('claimcheck/report', { uri: folder.uri('review.md'), format: 'html', linked: false });
  return { diagnostic: diagnostic!, hover: (hover.contents as MarkupContent).value, actions: actions.map(({ title }) => title), report };
}

describe('an editor in Simplified Chinese', () => {
  test.each(['zh-cn', 'zh-CN', 'zh-Hans', 'zh_CN.UTF-8', 'zh'])('%s: the finding, the evidence, the actions and the report', async (locale) => {
    const { diagnostic, hover, actions, report } = await saidIn(locale);
    expect(diagnostic.message).toBe('45.1 minutes：Okoro 2021 为 41.5 minutes：“Mean rest was 41.5 minutes in the day group and 29.3 minutes in the night-shift group”。请改用 41.5 minutes，或引用给出 45.1 minutes 的文献。');
    // What other programs read stays as it is.
    expect(diagnostic).toMatchObject({ code: 'figure/value', source: 'ClaimCheck' });
    expect(hover).toContain('**与来源不符** · 45.1 minutes · 来源给出 **41.5 minutes**');
    expect(hover).toContain('> Mean rest was 41.5 minutes');
    expect(actions).toEqual(['改为 41.5 minutes（okoro2021）', '在此行忽略 figure/value', '永久忽略“45.1 minutes”', '在此文件夹中关闭 figure/value']);
    expect(report).toContain('<html lang="zh-CN">');
    expect(report).toContain('核查报告');
  });

  test('what cannot be read is told there, too', async () => {
    await saidIn('zh-cn', { 'claimcheck.json': '{ "guides": ["none-such"] }' });
    await vi.waitFor(() => expect(client.lastPublished('claimcheck.json')?.diagnostics.map(({ message }) => message)).toEqual(['没有名为“none-such”的指南：既不是内置指南，也不是含有 guide.json 的文件夹。']), 8000);
  });
});

describe('English for', () => {
  test.each([['en'], ['en-GB'], ['xx-unknown'], ['zh-tw'], ['../../package'], [''], [undefined]])('%s', async (locale) => {
    const { diagnostic, hover, actions, report } = await saidIn(locale);
    expect(diagnostic.message).toBe('45.1 minutes: Okoro 2021 has 41.5 minutes: “Mean rest was 41.5 minutes in the day group and 29.3 minutes in the night-shift group”. Take 41.5 minutes, or cite the work that has 45.1 minutes.');
    expect(hover).toContain('**Differs from its source** · 45.1 minutes · the source gives **41.5 minutes**');
    expect(actions[0]).toBe('Change to 41.5 minutes (okoro2021)');
    expect(report).toContain('<html lang="en">');
  });
});
