import { describe, expect, it } from 'vitest';
import type { Prose } from '../../../server/core/document/document.js';
import { conceptsIn, NO_ABBREVIATIONS } from '../../../server/core/evidence/concepts.js';
import { NO_LABELS } from '../../../server/core/evidence/condition.js';
import { contextOf } from '../../../server/core/evidence/context.js';
import { contrast } from '../../../server/core/evidence/contrast.js';
import { statements } from '../../../server/core/evidence/statement.js';

/** Whose each figure of a text's last sentence is, among the given names: `21 of A`; `—` where the text doesn't tell. */
function dealt(text: string, ...names: readonly string[]): readonly string[] {
  const set = contrast('group', names.map((name) => ({ name, concepts: conceptsIn(name, NO_ABBREVIATIONS) })))!;
  const prose: Prose = { text, runs: [{ at: 0, length: text.length, sourceAt: 0, sourceLength: text.length }], citations: [], marks: [], links: [] };
  const list = statements(prose, { labels: NO_LABELS, decimalComma: false });
  const last = list[list.length - 1]!;
  return last.segments.map(({ quantity }, index) => {
    const { facets } = contextOf(last, index, { dictionary: NO_ABBREVIATIONS, contrasts: [set] }, { previous: list[list.length - 2], headings: [] });
    return `${quantity.text} of ${facets.get(set)?.name ?? '—'}`;
  });
}

describe('whose figure it is', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['PFS was 34.8 months with Nitrotin and 10.9 months with Placebo.', ['34.8 months of Nitrotin', '10.9 months of Placebo']],
    ['The medians with Nitrotin and Placebo were 34.8 and 10.9 months, respectively.', ['34.8 of Nitrotin', '10.9 months of Placebo']],
    // The clause of the list has the say, not what the sentence named before.
    ['Its lead over Placebo melts to 5%, and the medians of Nitrotin and Placebo are 21 and 22 µs.', ['5% of Placebo', '21 of Nitrotin', '22 µs of Placebo']],
    // Counts that don't match are not dealt out.
    ['With Nitrotin the medians were 34.8, 21.9 and 10.9 months.', ['34.8 of —', '21.9 of —', '10.9 months of —']],
    // What a figure is compared with is not its own group.
    ['Nitrotin reached 78.6%, more than Placebo.', ['78.6% of Nitrotin']],
    // A figure's own clause before the rest of its sentence.
    ['Nitrotin outlasts Placebo, although tumours shrink as often: the rate with Placebo was 75.5%.', ['75.5% of Placebo']],
    // Of two, `respectively`, that stand behind one group’s name, neither is another’s.
    ['With Placebo it was 12.4 mm and later 9.3 mm, and with Nitrotin 15.8 mm and 11.3 mm, respectively.', ['12.4 mm of Placebo', '9.3 mm of Placebo', '15.8 mm of —', '11.3 mm of —']],
    // A bracket that names the group is no other matter.
    ['The rate was 72.6% in those never treated (Nitrotin) and 44.8% in Placebo.', ['72.6% of Nitrotin', '44.8% of Placebo']],
    // A sentence that speaks on keeps the group of the one before.
    ['Nitrotin was studied most. It gave 34.8 months.', ['34.8 months of Nitrotin']],
    ['Nitrotin was studied most. Elsewhere the median was 34.8 months.', ['34.8 months of —']],
  ];
  for (const [text, expected] of cases) it(text, () => expect(dealt(text, 'Nitrotin', 'Placebo')).toEqual(expected));
});
