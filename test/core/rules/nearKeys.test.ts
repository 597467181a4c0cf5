import { expect, test } from 'vitest';
import { nearKeys } from '../../../server/core/rules/nearKeys.js';
import { filesOf, serviceOf } from '../../support/fixture.js';
import { bigBib } from '../../bench/tenThousand.js';

const bibliography = `
--- file: refs.bib
@article{petersAlectinib2017, author = {Peters, Solange and Camidge, D. Ross}, title = {One}, year = 2017}
@article{petersUpdate2019, author = {Peters, Solange}, title = {Two}, year = 2019}
@misc{pdl1Association, title = {Three}}
@article{Müller:2020, author = {Müller, Jo}, title = {Four}, year = 2020, ids = {mueller-four}}
`;
const library = serviceOf(filesOf(bibliography)).library();

test.each([
  ['a letter is missing', 'pdl1Asociation', ['pdl1Association']],
  ['letters changed places', 'pdl1Assocaition', ['pdl1Association']],
  ['another case', 'PDL1association', ['pdl1Association']],
  ['without the accent', 'Muller:2020', ['Müller:2020']],
  ['of another name of the entry', 'mueler-four', ['mueller-four']],
  ['the same author and year', 'peters2017', ['petersAlectinib2017']],
  ['and year in two digits', 'peters_19', ['petersUpdate2019']],
  ['digits of the year changed places', 'petersUpdate2091', ['petersUpdate2019']],
  ['another year is another work', 'petersUpdate2018', []],
  ['nothing like it', 'unrelated', []],
])('%s: %s', (_, key, near) => {
  expect(nearKeys(key, library)).toEqual(near);
});

test('hundreds of unknown keys among thousands take no time to speak of', () => {
  const big = serviceOf([{ path: 'big.bib', text: bigBib(3_000) }]).library();
  nearKeys('warm2000', big);
  const before = process.cpuUsage().user;
  for (let i = 0; i < 300; i++) nearKeys(`unknownauthor${1970 + (i % 56)}x${i}`, big);
  expect((process.cpuUsage().user - before) / 1000).toBeLessThan(1_000);
});
