import { expect, test } from 'vitest';
import { cslOfEntry } from '../../../server/core/bibliography/printedEntry.js';

test.each([
  ['Nets in tidal rivers - Water Board [water.example.org]', { type: 'webpage', title: 'Nets in tidal rivers', 'container-title': 'Water Board' }],
  ['How deep is a tidal river? [water.example.org]', { type: 'webpage', title: 'How deep is a tidal river?', 'container-title': 'water.example.org' }],
  // A site that is its own title is not named twice.
  ['water.example.org [water.example.org]', { type: 'webpage', title: 'water.example.org' }],
  ['Lind M, Okafor B. Nets in tidal rivers. J Rivers 2021. doi:10.5555/nets.1', { type: 'document', title: 'Nets in tidal rivers', DOI: '10.5555/nets.1', issued: { 'date-parts': [[2021]] } }],
  ['Costa N. Relapses after nets were torn. 2018.', { type: 'document', title: 'Relapses after nets were torn', issued: { 'date-parts': [[2018]] } }],
])('of a printed entry no more is told than it gives: %s', (text, csl) => {
  expect(cslOfEntry('3', text)).toEqual({ id: '3', ...csl });
});
