import { applyEdits, modify, type JSONPath } from 'jsonc-parser';
import type { Code } from './core/rules/finding.js';
import type { Ignore } from './settings.js';

/** A change to `claimcheck.json` that an author asks for at a finding. */
export type SettingsChange =
  /** Leave such a finding alone for good. */
  | { readonly ignore: Exclude<Ignore, string> }
  /** Turn a rule off. */
  | { readonly off: Code };

/** The text of `claimcheck.json` after a change; comments and all else in it stay. An empty or missing file begins with what is needed. */
export function changedSettings(text: string | undefined, change: SettingsChange): string {
  const before = text === undefined || text.trim() === '' ? '{}\n' : text;
  const [path, value, isInsertion] = 'off' in change ? [['rules', change.off], 'off', false] as const : [['ignore', -1], ordered(change.ignore), true] as const;
  const formattingOptions = { insertSpaces: !/\n\t/.test(before), tabSize: 2, eol: before.includes('\r\n') ? '\r\n' : '\n' };
  return applyEdits(before, modify(before, path as unknown as JSONPath, value, { formattingOptions, isArrayInsertion: isInsertion }));
}

/** What it is about first, why last. */
function ordered({ text, code, path, reason }: Exclude<Ignore, string>): Exclude<Ignore, string> {
  return { text, ...(code ? { code } : {}), ...(path ? { path } : {}), ...(reason ? { reason } : {}) };
}
