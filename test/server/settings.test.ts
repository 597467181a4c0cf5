import { describe, expect, test } from 'vitest';
import { mergeSettings, readEditorSettings, readSettingsFile } from '../../server/settings.js';

describe('claimcheck.json', () => {
  test('may have comments and a comma too many', () => {
    const { settings, problems } = readSettingsFile(`{
      // what we rely on
      "sources": ["papers/*.md",],
      "rules": { "figure/value": "error" },
    }`);
    expect(problems).toEqual([]);
    expect(settings).toEqual({ sources: ['papers/*.md'], rules: { 'figure/value': 'error' } });
  });

  // The place of each problem is marked by carets.
  test.each([
    [
      '{ "sorces": [] }',
      '  ^^^^^^^^      ', /There is no setting “sorces”/,
    ],
    [
      '{ "style": 3, "guides": [] }',
      '           ^                ', /A style is a name/,
    ],
    [
      '{ "sources": ["a.md", 7] }',
      '                      ^   ', /a name in quotation marks/,
    ],
    [
      '{ "rules": { "figure/vlaue": "error" } }',
      '                             ^^^^^^^    ', /There is no rule “figure\/vlaue”/,
    ],
    [
      '{ "rules": { "figure/value": "fatal" } }',
      '                             ^^^^^^^    ', /A rule is off, hint, information, warning, error/,
    ],
    [
      '{ "ignore": [{ "txt": "38.4" }] }',
      '             ^^^^^^^^^^^^^^^^^   ', /the "text" of a finding/,
    ],
    [
      '{ "citationCommands": { "seealso": "bold", "mycite": "citep" } }',
      '                                   ^^^^^^                      ', /“seealso” is to be like a known citation command/,
    ],
    [
      '["refs.bib"]',
      '^^^^^^^^^^^^', /Settings are an object/,
    ],
    [
      '{ "style": "apa" "guides": [] }',
      '                 ^^^^^^^^      ', /comma expected/,
    ],
  ])('%s', (text, carets, message) => {
    const { problems } = readSettingsFile(text);
    expect(problems.map(({ message: said }) => said)).toEqual([expect.stringMatching(message)]);
    const { start, end } = problems[0]!.span!;
    expect(' '.repeat(start) + '^'.repeat(end - start)).toBe(carets.trimEnd());
  });

  test('citation commands may be written with their backslash', () => {
    expect(readSettingsFile('{ "citationCommands": { "\\\\seealso": "\\\\parencite" } }').settings).toEqual({ citationCommands: { seealso: 'parencite' } });
  });

  test('what is right beside what is wrong holds', () => {
    const { settings } = readSettingsFile('{ "rules": { "figure/value": "fatal", "figure/arm": "hint" }, "sources": [1, "a.md"], "style": {} }');
    expect(mergeSettings(settings)).toMatchObject({ rules: { 'figure/arm': 'hint' }, sources: ['a.md'], style: 'apa' });
  });

  test('tells where each name stands', () => {
    const text = '{ "bibliography": ["refs.bib"] }';
    const { start, end } = readSettingsFile(text).places.get('bibliography refs.bib')!;
    expect(text.slice(start, end)).toBe('"refs.bib"');
  });
});

describe('settings of an editor', () => {
  test('what is wrong is named and left out', () => {
    expect(readEditorSettings({ style: 'nature', sources: 'a.md', rules: [], trace: { server: 'off' } })).toEqual({
      settings: { style: 'nature', sources: ['a.md'], rules: undefined },
      problems: ['claimcheck.rules: Rules are an object: { "figure/unsupported": "information" }.'],
    });
  });

  test.each([[null], [undefined], ['x'], [[]]])('nothing is said by %j', (value) => {
    expect(readEditorSettings(value)).toEqual({ settings: {}, problems: [] });
  });
});

test('severities are merged rule by rule, all else name by name', () => {
  const merged = mergeSettings({ style: 'nature', guides: [], rules: { 'figure/value': 'hint', 'figure/arm': 'off' } }, { guides: ['mine'], style: undefined, rules: { 'figure/value': 'error' } });
  expect(merged).toMatchObject({ style: 'nature', guides: ['mine'], rules: { 'figure/value': 'error', 'figure/arm': 'off' } });
});
