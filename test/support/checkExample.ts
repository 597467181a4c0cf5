import { expect } from 'vitest';
import type { Finding } from '../../server/core/rules/finding.js';
import type { CoreSettings } from '../../server/core/service.js';
import { serviceOf, type FixtureFile } from './fixture.js';
import { readCarets } from './marked.js';
import type { Example } from './page.js';

/**
 * Checks one example: each finding stands over carets that name its code (and, behind an arrow, what the source gives),
 * and no other; the messages are those quoted; the fixes give the text shown.
 */
export function checkExample(example: Example, files: readonly FixtureFile[], settings: Partial<CoreSettings> = {}): void {
  const { text, carets } = readCarets(example.text);
  const findings = serviceOf([...files, { path: example.path, text }], settings).check(example.path).findings;
  // Nothing stands at an empty place; a caret marks the character behind it.
  const said = (start: number, end: number, words: string): string => `${start}–${Math.max(start + 1, end)} ${JSON.stringify(text.slice(start, Math.max(start + 1, end)))} ${words}`;
  expect(findings.map((finding) => said(finding.span.start, finding.span.end, headline(finding)))).toEqual(carets.map(({ start, end, words }) => said(start, end, words)));
  if (example.messages.length > 0) expect(findings.map(({ message }) => message)).toEqual(example.messages);
  if (example.fixed !== undefined) expect(fixed(text, findings)).toBe(example.fixed);
}

/** `figure/value → 34.8 months`. */
function headline({ code, expected }: Finding): string {
  return expected === undefined ? code : `${code} → ${expected}`;
}

function fixed(text: string, findings: readonly Finding[]): string {
  const fixes = findings.flatMap((finding) => finding.fixes.filter((fix) => fix.preferred).slice(0, 1)).sort((a, b) => b.span.start - a.span.start);
  return fixes.reduce((done, fix) => done.slice(0, fix.span.start) + fix.text + done.slice(fix.span.end), text);
}
