import { describe, expect, test } from 'vitest';
import { readSettingsFile } from '../../server/settings.js';
import { changedSettings } from '../../server/settingsEdit.js';

const finding = { text: '38.4 months', code: 'figure/value', path: 'review.md', reason: 'updated analysis' };

describe('a figure is ignored for good', () => {
  test.each([
    ['in a new file', undefined, '{\n  "ignore": [\n    {\n      "text": "38.4 months",\n      "code": "figure/value",\n      "path": "review.md",\n      "reason": "updated analysis"\n    }\n  ]\n}\n'],
    ['beside other settings, whose comments stay', '{\n  // ours\n  "style": "nature",\n  "ignore": ["drafts/**"]\n}\n', '{\n  // ours\n  "style": "nature",\n  "ignore": [\n    "drafts/**",\n    {\n      "text": "38.4 months",\n      "code": "figure/value",\n      "path": "review.md",\n      "reason": "updated analysis"\n    }\n  ]\n}\n'],
  ])('%s', (_, before, after) => {
    expect(changedSettings(before, { ignore: finding })).toBe(after);
    expect(readSettingsFile(after)).toMatchObject({ problems: [], settings: { ignore: expect.arrayContaining([finding]) } });
  });

  test('twice, beside each other', () => {
    const once = changedSettings('{}', { ignore: { text: '9' } });
    expect(readSettingsFile(changedSettings(once, { ignore: { text: '8', reason: '' } })).settings.ignore).toEqual([{ text: '9' }, { text: '8' }]);
  });

  test('in a file that is no JSON, nothing is lost', () => {
    expect(changedSettings('{ "style": "apa", oops', { ignore: finding })).toContain('"style": "apa"');
  });
});

test('a rule is turned off', () => {
  expect(readSettingsFile(changedSettings('{ "rules": { "figure/unit": "error" } }', { off: 'figure/value' })).settings.rules).toEqual({ 'figure/unit': 'error', 'figure/value': 'off' });
  expect(readSettingsFile(changedSettings('{ "rules": { "figure/value": "error" } }', { off: 'figure/value' })).settings.rules).toEqual({ 'figure/value': 'off' });
});
