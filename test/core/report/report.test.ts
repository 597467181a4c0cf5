import { describe, expect, test } from 'vitest';
import { htmlReport } from '../../../server/core/report/html.js';
import { markdownReport } from '../../../server/core/report/markdown.js';
import { reportOf, type Report } from '../../../server/core/report/report.js';
import { lineIndex } from '../../../server/core/text/lineIndex.js';
import { filesOf, serviceOf } from '../../support/fixture.js';

const literature = `
--- file: sources/okoro.md
# Sleep and rest in night workers

Mean rest was 41.5 minutes in the day group and 29.3 minutes in the night-shift group.
The rate of <b>error</b> fell with *rest* | and \`sleep\` to 4.1%.
--- file: refs.bib
@article{okoro2021, title = {Sleep and rest in night workers}, author = {Okoro, Ada}, year = {2021}}
@article{absent2019, title = {A work that nobody has}, author = {Absent, Al}, year = {2019}}
`;

const manuscript = `---
title: Rest & "work" < 3
---

Mean rest was 45.1 minutes in the day group [@okoro2021].
It was 29.3 minutes in the night-shift group [@okoro2021].
In all, 1,204 workers took part [@absent2019].
We asked 12 of our own, and read @nobody.
`;

/** The report on a manuscript beside the literature; what is set aside is given a reason. */
function report(text = manuscript, reason?: string): Report {
  const files = [...filesOf(literature), { path: 'review.md', text }];
  const service = serviceOf(files);
  const { figures, findings } = service.check('review.md');
  const lines = new Map(files.map((file) => [file.path, lineIndex(file.text)]));
  return {
    tool: 'ClaimCheck',
    manuscripts: [reportOf({
      path: 'review.md', document: service.document('review.md')!, library: service.library('review.md'), figures, findings,
      shown: (path) => path, lineOf: (path, offset) => lines.get(path)?.position(offset).line, reasonFor: () => reason,
    })],
  };
}

test('in Markdown, every figure with verdict, source, quote and place', () => {
  expect(markdownReport(report())).toBe(`# Verification report: Rest \\& "work" \\< 3

Manuscript: \`review.md\` · 4 figures

| Figures | Number |
|---|---|
| Differ from their source | 1 |
| Agree with their source | 1 |
| Not found in their source | 0 |
| Not checked | 2 |

## Differ from their source (1)

The cited source gives another value, or gives this value for something else.

### Line 5: 45.1 minutes → 41.5 minutes

Mean rest was **45.1 minutes** in the day group.

45.1 minutes: Okoro 2021 has 41.5 minutes: “Mean rest was 41.5 minutes in the day group and 29.3 minutes in the night-shift group”. Take 41.5 minutes, or cite the work that has 45.1 minutes.

> Mean rest was 41.5 minutes in the day group and 29.3 minutes in the night-shift group.
>
> — Okoro 2021, \`sources/okoro.md:3\`

Bar chart. Manuscript: 45.1 minutes. Source: 41.5 minutes.

\`figure/value\`

## Agree with their source (1)

The source prints the figure, or it follows from what the source prints by the step shown.

| Line | Manuscript | Source | Quote | Place |
|---|---|---|---|---|
| 6 | It was **29.3 minutes** in the night-shift group. | 29.3 minutes | Mean rest was 41.5 minutes in the day group and 29.3 minutes in the night-shift group. | Okoro 2021, \`sources/okoro.md:3\` |

## Not checked (2)

The manuscript’s own figures, and those whose source is not at hand or gives no clear answer.

| Line | Manuscript | Why |
|---|---|---|
| 7 | In all, **1,204** workers took part. | The text of Absent 2019 is not at hand. |
| 8 | We asked **12** of our own, and read. | No work is cited for it. |

## Other findings (1)

| Line | Words | Finding | Code |
|---|---|---|---|
| 8 | nobody | nobody is in no bibliography and no guide. Correct the key, or add an entry for it. | \`citation/undefined\` |

## Works cited (2)

| Key | Work | Text at hand |
|---|---|---|
| \`okoro2021\` | Okoro 2021: Sleep and rest in night workers | sources/okoro.md |
| \`absent2019\` | Absent 2019: A work that nobody has | — |

In no bibliography: \`nobody\`.

*Each figure was compared, by rules and without a network or a language model, with the texts listed under “Works cited”; the same files give the same report.*

*In doubt nothing is said: a figure that is not checked may be right or wrong. An agreement means that the source prints the figure for what the sentence seems to speak of; whether the source supports the argument is for a reader to judge.*

Made by ClaimCheck.
`);
});

test('a finding that the author set aside is told with its reason', () => {
  const silenced = manuscript.replace('Mean rest', '<!-- claimcheck-disable-next-line figure/value -->\n\nMean rest');
  expect(markdownReport(report(silenced, 'updated data'))).toContain('**Set aside by the author**: updated data.');
  expect(htmlReport(report(silenced))).toContain('<strong>Set aside by the author</strong>.');
});

test('a figure of a table stands with its headers', () => {
  const [{ figures }] = report('Table 1: Rest [@okoro2021].\n\n| Group | Mean rest |\n|---|---|\n| Day | 45.1 minutes |\n').manuscripts as [Report['manuscripts'][0]];
  expect(figures.map(({ before, text }) => before + text)).toEqual(['Day · Mean rest: 45.1 minutes']);
});

describe('in HTML', () => {
  const html = htmlReport(report());

  test('each figure is a row or an article', () => {
    expect(html.match(/<article>/g)).toHaveLength(1);
    expect(html.match(/<mark>/g)).toHaveLength(4);
    expect(html).toContain('<mark>45.1 minutes</mark> in the day group.');
  });

  test('nothing is loaded and nothing runs', () => {
    expect(html).toContain('content="default-src \'none\'; style-src \'unsafe-inline\'"');
    expect(html.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/<script|<link|<iframe|<img|https?:|@import|url\(|\son\w+=/);
  });

  test('no words of a file take effect', () => {
    expect(html).toContain('<h1>Rest &amp; &quot;work&quot; &lt; 3</h1>');
    const hostile = htmlReport(report('# "><script>alert(1)</script>\n\nMean rest was 45.1 minutes in the <b onclick=x>day</b> group, "&quot;" [@okoro2021; @"><img>].\n'));
    expect(hostile).not.toMatch(/<script|<img|<b /);
  });

  test('a place leads where its reader can go', () => {
    const linked = htmlReport(report(), { href: ({ path, line }) => `command:show?${encodeURIComponent(`"${path}:${line}`)}` });
    expect(linked).toContain('<a class="place" href="command:show?%22sources%2Fokoro.md%3A3">sources/okoro.md:3</a>');
  });

  test('headings go down step by step, and tables name their columns', () => {
    expect([...html.matchAll(/<h(\d)/g)].map(([, level]) => Number(level))).toEqual([1, 2, 3, 2, 2, 2, 2]);
    expect(html.match(/<table>/g)).toHaveLength(html.match(/<thead><tr><th scope="col">/g)!.length);
  });
});
