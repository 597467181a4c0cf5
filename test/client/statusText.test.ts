import { expect, test } from 'vitest';
import { statusText } from '../../client/statusText.js';

const status = {
  uri: 'file:///review.md', figures: 41, supported: 38, contradicted: 1, unsupported: 0, unchecked: 2, stale: 0,
  sources: 3, references: 120, indexing: false,
};

test('counts figures by verdict, and says against what they were checked', () => {
  expect(statusText(status)).toEqual({
    text: '41 figures · 38 supported · 1 contradicted',
    detail: '3 sources · 120 references',
  });
});

test('one is singular, none is left out', () => {
  expect(statusText({ ...status, figures: 1, supported: 0, contradicted: 0, sources: 1, references: 1 })).toEqual({
    text: '1 figure',
    detail: '1 source · 1 reference',
  });
});

test('is short: what was not found in its source is told at the figure, for who asks for it', () => {
  expect(statusText({ ...status, unsupported: 2 }).text).toBe('41 figures · 38 supported · 1 contradicted');
});

test('figures that a changed source has left behind are counted', () => {
  expect(statusText({ ...status, stale: 2 }).text).toBe('41 figures · 38 supported · 1 contradicted · 2 stale');
});

test('a message takes the place of the library', () => {
  expect(statusText({ ...status, message: 'peters2017.pdf could not be read' }).detail).toBe('peters2017.pdf could not be read');
});
