import { describe, expect, test } from 'vitest';
import { filesOf, serviceOf } from '../../support/fixture.js';
import { literature } from './literature.js';

/** The text after what is offered under this title at the first of these words. */
function after(path: string, text: string, words: string, title: string): string | undefined {
  const at = text.indexOf(words) + 1;
  const action = serviceOf([...filesOf(literature), { path, text }]).actions(path, { start: at, end: at }).find((one) => one.title === title);
  return action?.edits.toSorted((a, b) => b.span.start - a.span.start).reduce((done, { span, text: put }) => done.slice(0, span.start) + put + done.slice(span.end), text);
}

const wrong = 'The median time to recovery was 38.4 days with veloxin [@harbor].';

describe('a finding is ignored on its line', () => {
  test.each([
    ['Markdown, within the line', 'review.md', `${wrong}  \nAnd more.\n`, `${wrong} <!-- claimcheck-disable-line figure/value -->  \nAnd more.\n`],
    ['LaTeX, on the line before', 'review.tex', '  The median time to recovery was\n  38.4 days with veloxin \\cite{harbor}.\n', '  The median time to recovery was\n  % claimcheck-disable-next-line figure/value\n  38.4 days with veloxin \\cite{harbor}.\n'],
    ['Typst, on the line before', 'review.typ', 'Well.\r\nThe median time to recovery was 38.4 days with veloxin @harbor.\r\n', 'Well.\r\n// claimcheck-disable-next-line figure/value\r\nThe median time to recovery was 38.4 days with veloxin @harbor.\r\n'],
  ])('in %s', (_, path, text, expected) => {
    const done = after(path, text, '38.4', 'Ignore figure/value on this line');
    expect(done).toBe(expected);
    const service = serviceOf([...filesOf(literature), { path, text: done! }]);
    expect(service.check(path).findings).toEqual([]);
    // Nothing else is read otherwise.
    expect(service.check(path).figures.map((figure) => figure.text)).toEqual(serviceOf([...filesOf(literature), { path, text }]).check(path).figures.map((figure) => figure.text));
  });

  test('not in plain text, which has no comments', () => {
    expect(after('review.txt', 'The median time to recovery was 38.4 days with veloxin [1].\n\n[1] Lind M. Veloxin or standard care in coastal fever: the HARBOR trial. 2021.\n', '38.4', 'Ignore figure/value on this line')).toBeUndefined();
  });

  test('not in a table of Markdown, which has no place for one', () => {
    const table = '| Outcome | Veloxin |\n|---|---|\n| Median time to recovery [@harbor] | 38.4 days |\n';
    expect(serviceOf([...filesOf(literature), { path: 'review.md', text: table }]).check('review.md').findings).toHaveLength(1);
    expect(after('review.md', table, '38.4', 'Ignore figure/value on this line')).toBeUndefined();
  });

  test('not where nothing is found', () => {
    expect(after('review.md', wrong, 'The', 'Ignore figure/value on this line')).toBeUndefined();
  });
});
