import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { run, runJson } from './run.ts';

vi.setConfig({ testTimeout: 60_000 });

const example = fileURLToPath(new URL('../example', import.meta.url));
const planted = JSON.parse(readFileSync(`${example}/expected.json`, 'utf8')) as Record<string, { text: string; code: string; expected: string }[]>;

interface Checked {
  readonly manuscripts: readonly [{
    readonly path: string;
    readonly figures: readonly { readonly verdict: string }[];
    readonly findings: readonly { readonly code: string; readonly severity: string; readonly expected?: string; readonly range: { readonly start: Place; readonly end: Place } }[];
  }];
}

interface Place {
  readonly line: number;
  readonly character: number;
}

describe('the example', () => {
  test.each(Object.keys(planted))('%s: the planted errors, and no other', (file) => {
    const lines = readFileSync(`${example}/${file}`, 'utf8').split('\n');
    const [{ findings }] = runJson<Checked>(example, 'check', file).manuscripts;
    const found = findings.map(({ code, range: { start, end }, expected }) => ({ text: lines[start.line]!.slice(start.character, end.character), code, ...(code.startsWith('figure/') ? { expected } : {}) }));
    const wanted = planted[file]!.map(({ text, code, expected }) => ({ text, code, ...(code.startsWith('figure/') ? { expected } : {}) }));
    expect(found).toEqual(wanted);
  });

  test('is reported for co-authors: every figure, in HTML and in Markdown', () => {
    const [{ figures }] = runJson<Checked>(example, 'check', 'review.md').manuscripts;
    const html = run(example, 'check', '--format', 'html', 'review.md');
    expect(html.status).toBe(1);
    expect(html.stdout.match(/<mark>/g)).toHaveLength(figures.length);
    expect(html.stdout).toMatch(/38\.4 months .{1,80}→<\/span> 34\.8 months/);
    const markdown = run(example, 'check', '--format', 'markdown', '--fail-on', 'never', 'review.md', 'chapter.tex');
    expect(markdown.status).toBe(0);
    expect(markdown.stdout.match(/^# Verification report: .+/gm)).toHaveLength(2);
    expect(markdown.stdout).toContain('`alectinib-tme/tables.md:9`');
    for (const { text, code, expected } of planted['review.md']!) if (code.startsWith('figure/')) expect(markdown.stdout).toContain(`: ${text} → ${expected}\n`);
  });

  test('is told for people with the line, the place under the figure, the source and a summary', () => {
    const { stdout, status } = run(example, 'check', 'review.md');
    expect(status).toBe(1);
    expect(stdout).toMatch(/warning {2}review\.md:23:44 {2}figure\/value\n {2}23 │ .*38\.4 months.*\n {5}│ +\^{11}\n/);
    expect(stdout).toMatch(/→ .*tables\.md:\d+:\d+ .*34\.8 months/);
    expect(stdout).toMatch(/^review\.md {2}\d+ figures · \d+ supported · \d+ contradicted/m);
  });
});
