import { typstReader } from '../../server/core/document/typst/reader.ts';
import { measureReading, type ReadingTimes } from './measureReading.ts';

/** Reads a Typst manuscript of 50,000 words, then types into it, a letter at a time, all over the text. */
export function readingTypst(words = 50_000): ReadingTimes {
  return measureReading(typstReader('manuscript.typ'), typstManuscript(words));
}

/** A manuscript of about so many words, with what papers have: citations, maths, footnotes, lists, tables. */
export function typstManuscript(words: number): string {
  const parts = [PREAMBLE];
  for (let i = 0, written = 0; written < words; i++) {
    if (i % 25 === 0) parts.push(`= Part ${i / 25 + 1} <sec-${i}>\n\n`);
    const part = i % 25 === 12 ? table(i) : i % 25 === 18 ? list(i) : paragraph(i);
    written += part.split(/\s+/).length;
    parts.push(part);
  }
  return `${parts.join('')}\n#bibliography("refs.bib")\n`;
}

const PREAMBLE = `#set document(title: "A manuscript to measure with")
#set text(lang: "en")
#let drug = [alectinib]

`;

function paragraph(i: number): string {
  return `In the ${i}th comparison, #drug was given at ${600 + i} mg twice daily, and the median time to the event was *${(i % 40) + 0.8}~months* (95% CI 17.7--NE), against 10.9 months in the control group
@author${i}[p.~${i}] @other${i}; HR 0.${10 + (i % 80)}, $p < 0.001$. #cite(<third${i}>, form: "prose") found "no difference" in older patients,#footnote[A secondary analysis with ${i} patients.] // to be checked
whereas the response was ${50 + (i % 40)}% in those with _CNS_ disease (@tab-${i - (i % 25) + 12}). It follows that the estimate of $1.${i} times 10^(-3)$ per day stands.

`;
}

function list(i: number): string {
  return `- The first point, with ${i} cases @list${i}.
- The second point, of the same kind and the same length.

`;
}

function table(i: number): string {
  const rows = Array.from({ length: 8 }, (_, row) => `  [Endpoint ${row}], [${row + i}.${row} (${row}.1--${row}.9)], [*${row + 2}.5*], [0.${row}3],`).join('\n');
  return `#figure(
  table(
    columns: 4,
    table.header([Endpoint], table.cell(colspan: 2)[Arm], [HR]),
${rows}
  ),
  caption: [Results of comparison ${i} @author${i}.],
) <tab-${i}>

`;
}
