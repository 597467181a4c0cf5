import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Finding, Service } from '../../../server/core/service.js';
import { serviceOf } from '../../support/fixture.js';

const LITERATURE = [
  { path: 'refs.bib', text: '@article{rest2021, title = {Rest after night shifts in two hospitals}}\n@article{wheat2020, title = {Late mowing and the yield of winter wheat}}' },
  {
    path: 'sources/rest.md',
    text: `---
title: Rest after night shifts in two hospitals
---

# Results

Mean rest duration (MRD) was 29.3 minutes in the night-shift group and 41.8 minutes in the day-shift group. Total sleep time was 5.2 hours with night shifts versus 6.9 hours with day shifts.

| Outcome | Night shift | Day shift |
|---|---|---|
| Error rate, % | 12.4 | 7.1 |
| Error rate among nurses, % | 10.8 | 6.3 |
`,
  },
  { path: 'sources/wheat.md', text: '---\ntitle: Late mowing and the yield of winter wheat\n---\n\nLate mowing gave 6.8 t/ha and early mowing gave 5.1 t/ha of winter wheat. Soil moisture was 18.5% after late mowing versus 23.1% after early mowing.\n' },
];

const MANUSCRIPT = `# Night shifts

We review the mean rest duration (MRD) of nurses.

## Rest among nurses

MRD was 41.8 minutes in the night-shift group [@rest2021]. The error rate was 12.4% with night shifts and 7.1% with day shifts [@rest2021]. Elsewhere it was 10.8%.

| Study | Error rate, night shift |
|---|---|
| @rest2021 | 7.1 |

## Methods

We took 18.5% as the limit.

## Mowing

Late mowing gave 5.1 t/ha of wheat [@wheat2020]. Sleep took 5.2 hours in the night-shift group [1].

## References

[1] Rest after night shifts in two hospitals.
`;

const EDITS = ['', 'x', '7', '.', '\n\n', '# ', ' [@rest2021]', '[1]', ' soil moisture (SM)', 'MRD', 'night shift', 'We found ', 'nurses', 'Methods', '1,5 ', '@wheat2020', ' (MRD) '];

test('A manuscript after some edits is checked as if it were read for the first time', () => {
  const edit = fc.record({ at: fc.nat(), remove: fc.nat({ max: 12 }), insert: fc.constantFrom(...EDITS) });
  const [writing, reading] = [serviceOf(LITERATURE), serviceOf(LITERATURE)];
  const checked = (service: Service, text: string): { readonly figures: unknown; readonly findings: readonly Finding[] } => {
    service.setManuscript('review.md', { format: 'markdown', text });
    const { figures, findings } = service.check('review.md');
    return { figures: figures.map(({ span, keys, verdict: { verdict, code, expected } }) => ({ span, keys, verdict, code, expected })), findings };
  };
  expect(checked(writing, MANUSCRIPT).findings).not.toEqual([]);
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      let text = MANUSCRIPT;
      checked(writing, text);
      for (const { at, remove, insert } of edits) {
        const from = at % (text.length + 1);
        text = text.slice(0, from) + insert + text.slice(from + remove);
        reading.setManuscript('review.md', undefined);
        expect(checked(writing, text)).toEqual(checked(reading, text));
      }
    }),
    { numRuns: 60 },
  );
}, 30_000);
