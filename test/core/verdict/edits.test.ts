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

const EDITS = ['', 'x', '7', '.', '\n\n', '# ', ' [@rest2021]', '[1]', ' soil moisture (SM)', 'MRD', 'night shift', 'We found ', 'In this trial ', 'nurses', 'Methods', '1,5 ', '@wheat2020', ' (MRD) '];

test('A manuscript after some edits is checked as if it were read for the first time', () => {
  const edit = fc.record({ at: fc.nat(), remove: fc.nat({ max: 12 }), insert: fc.constantFrom(...EDITS) });
  const [writing, reading] = [serviceOf(LITERATURE), serviceOf(LITERATURE)];
  const checked = (service: Service, text: string): ReturnType<typeof toldOf> => {
    service.setManuscript('review.md', { format: 'markdown', text });
    return toldOf(service);
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

test('A manuscript is checked as if it were read for the first time after edits of the bibliography and of a source', () => {
  const edit = fc.record({ file: fc.constantFrom(...LITERATURE), at: fc.nat(), remove: fc.nat({ max: 30 }), insert: fc.constantFrom('', 'x', '@misc{new, title = {New}}\n', 'rest2021', 'wheat', '41.8', '\n\n') });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      const texts = new Map(LITERATURE.map(({ path, text }) => [path, text]));
      const writing = serviceOf([...LITERATURE, { path: 'review.md', text: MANUSCRIPT }]);
      writing.check('review.md');
      for (const { file: { path }, at, remove, insert } of edits) {
        const before = texts.get(path)!;
        const from = at % (before.length + 1);
        const text = before.slice(0, from) + insert + before.slice(from + remove);
        texts.set(path, text);
        if (path.endsWith('.bib')) writing.setBibliography(path, text);
        else writing.setSource(path, text);
        const reading = serviceOf([...texts].map(([name, now]) => ({ path: name, text: now })));
        reading.setManuscript('review.md', { format: 'markdown', text: MANUSCRIPT });
        expect(withoutHistory(toldOf(writing))).toEqual(toldOf(reading));
      }
    }),
    { numRuns: 40 },
  );
}, 30_000);

const SENTENCES = [
  'MRD was 41.8 minutes in the night-shift group [@rest2021].',
  'The error rate was 12.4% with night shifts and 7.1% with day shifts [@rest2021].',
  'It was 10.8% among nurses.',
  'Total sleep time was 6.9 hours with night shifts.',
  'Late mowing gave 5.1 t/ha of wheat [@wheat2020].',
  'In our cohort it was 5.2 hours.',
  'We turn to the soil, which was wetter after early mowing.',
];

test('In a long paragraph, sentences that were judged are judged as new ones wherever they come to stand', () => {
  const [writing, reading] = [serviceOf(LITERATURE), serviceOf(LITERATURE)];
  const checked = (service: Service, text: string): ReturnType<typeof toldOf> => {
    service.setManuscript('review.md', { format: 'markdown', text });
    return toldOf(service);
  };
  const word = fc.constantFrom('nurses', 'wheat', 'day shift', 'sleep', 'soil moisture', 'x', '[1]', '(MRD)');
  fc.assert(
    fc.property(fc.array(fc.record({ sentences: fc.array(fc.constantFrom(...SENTENCES), { maxLength: 9 }), heading: word, at: fc.nat(), word }), { minLength: 2, maxLength: 4 }), (versions) => {
      writing.setManuscript('review.md', undefined);
      for (const { sentences, heading, at, word: typed } of versions) {
        const paragraph = sentences.map((sentence, i) => (i === at % (sentences.length + 1) ? sentence.replace(' ', ` ${typed} `) : sentence)).join(' ');
        const text = `# On ${heading}\n\nThe mean rest duration (MRD) is known.\n\n${paragraph}\n`;
        reading.setManuscript('review.md', undefined);
        expect(checked(writing, text)).toEqual(checked(reading, text));
      }
    }),
    { numRuns: 60 },
  );
}, 30_000);

/** What a check says, without the objects that it says it with. */
/** Without what only one who saw the source before can tell. */
function withoutHistory({ figures, findings }: ReturnType<typeof toldOf>): ReturnType<typeof toldOf> {
  const present = findings.map((finding) => ({ ...finding, message: finding.message.replace(/^The source has changed\. (.*) Before, this was supported by .*$/u, '$1') }));
  return { figures, findings: present.filter(({ message }) => !message.startsWith('The source has changed.')) };
}

function toldOf(service: Service): { readonly figures: unknown; readonly findings: readonly Finding[] } {
  const { figures, findings } = service.check('review.md');
  return { figures: figures.map(({ span, keys, verdict: { verdict, code, expected } }) => ({ span, keys, verdict, code, expected })), findings };
}

test('that the sentence before no longer cites makes this trial the author’s own', () => {
  const [writing, reading] = [serviceOf(LITERATURE), serviceOf(LITERATURE)];
  const findings = (service: Service, text: string): ReturnType<typeof toldOf> => {
    service.setManuscript('review.md', { format: 'markdown', text });
    return toldOf(service);
  };
  const text = 'Rest was measured in two hospitals [@rest2021]. In this trial the error rate was 7.1% with night shifts [@rest2021].\n';
  expect(findings(writing, text).findings).not.toEqual([]);
  const after = text.replace(' [@rest2021].', '.');
  expect(findings(writing, after)).toEqual(findings(reading, after));
  expect(findings(writing, after).findings).toEqual([]);
});
