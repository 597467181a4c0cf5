import { expect, test } from 'vitest';
import { workRows, type Choice } from '../../client/citing/workRows.js';

const work = (key: string, more: object = {}) => ({ key, label: `${key} et al. 2017`, title: `On ${key}`, origin: 'refs.bib', cited: false, ...more });
const nothing: Choice = { query: '', found: [], chosen: [], formatted: new Map() };
const words = { chosen: 'chosen', more: 'more' };
const insert = { label: 'Insert [@lind]', detail: '(Lind, 2017)' };

/** A line for each row: `label | description | detail`. */
function shown(choice: Partial<Choice>, actions = [insert]): readonly string[] {
  return workRows({ ...nothing, ...choice }, actions, words).map(({ label, description, detail, separator }) => (separator ? `— ${label}` : [label, description, detail].filter(Boolean).join(' | ')));
}

test('works are told by author and year, key and file, and their title until they are formatted', () => {
  expect(shown({ found: [work('lind'), work('berg', { cited: true })], formatted: new Map([['berg', 'Berg J. On berg. 2017.']]) })).toEqual([
    'lind et al. 2017 | lind · refs.bib | On lind',
    '$(bookmark) berg et al. 2017 | berg · refs.bib | Berg J. On berg. 2017.',
  ]);
});

test('a work that was found by a claim shows the claim', () => {
  expect(shown({ query: 'naps', found: [work('lind', { claim: 'Naps help.' })] })).toEqual(['lind et al. 2017 | lind · refs.bib | “Naps help.”']);
});

test('with a work chosen, the first row does what the command is for', () => {
  expect(shown({ found: [work('lind'), work('berg')], chosen: [work('lind', { locator: 'p. 4', prefix: 'see' })] })).toEqual([
    'Insert [@lind] | (Lind, 2017)',
    '— chosen',
    'lind et al. 2017 | see lind · p. 4 · refs.bib | On lind',
    '— more',
    'berg et al. 2017 | berg · refs.bib | On berg',
  ]);
});

test('while another is looked for, what is found comes first', () => {
  expect(shown({ query: 'berg', found: [work('berg')], chosen: [work('lind')] }).map((row) => row.split(' ')[0])).toEqual(['berg', '—', 'lind']);
});

test('a title cannot draw pictures', () => {
  expect(shown({ found: [work('lind', { label: 'On $(alert)' })] })[0]).not.toContain('$(alert)');
});
