import { describe, expect, test } from 'vitest';
import type { Service } from '../../../server/core/service.js';
import { filesOf, serviceOf } from '../../support/fixture.js';

const paper = (rest: string, reaction = '312 ms') => `# Rest among night workers

Mean rest was ${rest} in the day group.

| Outcome | Day | Night shift |
|---|---|---|
| Reaction time | ${reaction} | 378 ms |
`;
const manuscript = `Mean rest was 41.5 minutes in the day group [@okoro]. It rained for 3 days.

Reaction time in the day group was 312 ms [@okoro].
`;

function opened(text = manuscript, source = paper('41.5 minutes')): Service {
  return serviceOf([...filesOf(`
--- file: refs.bib
@article{okoro, author = {Okoro, Ada}, title = {Rest among night workers}, year = 2021}
`), { path: 'sources/okoro.md', text: source }, { path: 'a.md', text }]);
}

/** What stands at each finding, and its message. */
function told(service: Service): readonly string[] {
  const { text } = service.document('a.md')!;
  return service.check('a.md').findings.map(({ code, severity, span, message }) => `${text.slice(span.start, span.end)} | ${code} ${severity} | ${message}`);
}

const RESTED = 'supported by Okoro 2021 (“Mean rest was 41.5 minutes in the day group”)';

describe('a figure that its source no longer has', () => {
  test('is told with what it rested on, where the source gives another', () => {
    const service = opened();
    expect(told(service)).toEqual([]);
    service.setSource('sources/okoro.md', paper('44.0 minutes'));
    expect(told(service)).toEqual([expect.stringMatching(/^41\.5 minutes \| figure\/value warning \| The source has changed\. 41\.5 minutes: Okoro 2021 has 44\.0 minutes/)]);
    expect(told(service)[0]!.endsWith(` Before, this was ${RESTED}.`)).toBe(true);
  });

  test('is told where the source says nothing of it now', () => {
    const service = opened();
    told(service);
    service.setSource('sources/okoro.md', paper('not measured'));
    expect(told(service)).toEqual([`41.5 minutes | figure/unsupported information | The source has changed. 41.5 minutes was ${RESTED} and no longer is: look it up again.`]);
  });

  test('is stale until the source has it again', () => {
    const service = opened();
    told(service);
    service.setSource('sources/okoro.md', paper('not measured'));
    expect(service.view('a.md')!.stale!.map(({ figure }) => figure.text)).toEqual(['41.5 minutes']);
    service.setSource('sources/okoro.md', paper('41.5 minutes'));
    expect(service.view('a.md')!.stale).toEqual([]);
    expect(told(service)).toEqual([]);
  });

  test('stays stale after edits elsewhere, and its own sentence makes it anew', () => {
    const service = opened();
    told(service);
    service.setSource('sources/okoro.md', paper('not measured'));
    told(service);
    service.setManuscript('a.md', { format: 'markdown', text: `# Results\n\n${manuscript.replace('It rained', 'It snowed')}` });
    expect(told(service)).toHaveLength(1);
    service.setManuscript('a.md', { format: 'markdown', text: manuscript.replace('Mean rest was', 'Mean rest, we found, was') });
    expect(told(service)).toEqual([]);
  });

  test('of a table, too', () => {
    const service = opened();
    told(service);
    service.setSource('sources/okoro.md', paper('41.5 minutes', 'unknown'));
    expect(told(service).map((one) => one.split(' | ')[0])).toEqual(['312 ms']);
  });

  test('is not told where the rule is turned off, or a comment silences it', () => {
    const off = opened();
    off.setSettings({ rules: { 'figure/unsupported': 'off' }, style: 'apa' });
    told(off);
    off.setSource('sources/okoro.md', paper('not measured'));
    expect(told(off)).toEqual([]);
    const silenced = opened(`<!-- claimcheck-disable-next-line figure/unsupported -->\n${manuscript}`);
    told(silenced);
    silenced.setSource('sources/okoro.md', paper('not measured'));
    expect(told(silenced)).toEqual([]);
  });
});

test('a figure that never agreed is not stale, nor one whose source is no longer asked', () => {
  const wrong = opened(manuscript.replace('41.5', '45.1'));
  told(wrong);
  wrong.setSource('sources/okoro.md', paper('44.0 minutes'));
  expect(wrong.view('a.md')!.stale).toEqual([]);
  const service = opened();
  told(service);
  service.setSource('sources/okoro.md', undefined);
  expect(told(service)).toEqual([]);
});

describe('on another day', () => {
  test('what agreed is recalled, and tells what no longer does', () => {
    const kept = JSON.parse(JSON.stringify(opened().verified('a.md')));
    expect(Object.keys(kept)).toHaveLength(2);
    const service = opened(manuscript, paper('not measured'));
    service.recall('a.md', kept);
    expect(told(service)).toEqual([expect.stringContaining(RESTED)]);
    expect(Object.keys(service.verified('a.md'))).toHaveLength(2);
  });

  test('a sentence that is gone is not kept', () => {
    const service = opened('It rained for 3 days.\n');
    service.recall('a.md', opened().verified('a.md'));
    expect(service.verified('a.md')).toEqual({});
  });
});
