import { describe, expect, it } from 'vitest';
import type { Prose } from '../../../server/core/document/document.js';
import { NO_LABELS } from '../../../server/core/evidence/condition.js';
import { statements } from '../../../server/core/evidence/statement.js';

/** A text as prose without markup. */
function plain(text: string): Prose {
  return { text, runs: [{ at: 0, length: text.length, sourceAt: 0, sourceLength: text.length }], citations: [], marks: [], links: [] };
}

/** Each figure of a sentence with its stretch: `34.8 months ← PFS was 34.8 months with A`; list members say which they are. */
function parted(text: string): readonly string[] {
  return statements(plain(text), { labels: NO_LABELS, decimalComma: false }).flatMap(({ segments }) =>
    segments.map(({ quantity, span, list }) => `${quantity.text} ← ${text.slice(span.start, span.end).trim()}${list ? ` [${list.index + 1} of ${list.count}${list.change ? ', change' : ''}]` : ''}`),
  );
}

describe('a sentence is parted among its figures', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    [
      'Median PFS was 34.8 months with A compared with 10.9 months with B.',
      ['34.8 months ← Median PFS was 34.8 months with A', '10.9 months ← compared with 10.9 months with B.'],
    ],
    [
      'Relapse occurred in 12% of men, 8% of women and 3% of children.',
      ['12% ← Relapse occurred in 12% of men', '8% ← , 8% of women', '3% ← and 3% of children.'],
    ],
    // A name set off before its figure belongs to it.
    [
      'Nausea was reported by 31.9% of patients (drug A, 28.7%; drug B, 32.1%).',
      ['31.9% ← Nausea was reported by 31.9% of patients', '28.7% ← (drug A, 28.7%', '32.1% ← ; drug B, 32.1%).'],
    ],
    // A bracket that only names stays with the figure before it.
    [
      'They handled 489 (Larch), 364 (Moss) and 146 (Tree) requests.',
      ['489 ← They handled 489 (Larch)', '364 ← , 364 (Moss)', '146 ← and 146 (Tree) requests.'],
    ],
    // The clause has the say over what it compares.
    [
      'The load of A fell by 8.7 kW, while that of B, which is cooled rather than heated, was 38.5 kW.',
      ['8.7 kW ← The load of A fell by 8.7 kW', '38.5 kW ← , while that of B, which is cooled rather than heated, was 38.5 kW.'],
    ],
    // A change and the level it leads to are no list.
    [
      'Trips grew by 64% to 347 in Halm.',
      ['64% ← Trips grew by 64%', '347 ← to 347 in Halm.'],
    ],
    // Figures named in one breath are a list, whatever is printed with them.
    [
      'Survival was 24.3, 21.9 and 17.2 months with A, B and C, respectively.',
      ['24.3 ← Survival was 24.3 [1 of 3]', '21.9 ← , 21.9 [2 of 3]', '17.2 months ← and 17.2 months with A, B and C, respectively. [3 of 3]'],
    ],
    [
      'Scores were 117.6 (SD = 19.0) and 158.5 (SD = 23.2) in the two groups.',
      ['117.6 ← Scores were 117.6 (SD = 19.0) [1 of 2]', '158.5 ← and 158.5 (SD = 23.2) in the two groups. [2 of 2]'],
    ],
    // What restates a figure takes none of its words.
    ['The mean time was 164 h, or almost seven days, with two fingers and 118 h with suction.', ['164 h ← The mean time was 164 h, or almost seven days, with two fingers', 'seven days ← , or almost seven days, with two fingers', '118 h ← and 118 h with suction.']],
    // What is said of all is said of the share.
    ['It settled 64.2% of 12,000 larvae and 12.8% at night.', ['64.2% ← It settled 64.2% of 12,000 larvae', '12,000 ← It settled 64.2% of 12,000 larvae', '12.8% ← and 12.8% at night.']],
    // Two states of one thing.
    ['The yield fell from 6.8 to 6.1 t/ha under late mowing.', ['6.8 ← The yield fell from 6.8 [1 of 2, change]', '6.1 t/ha ← to 6.1 t/ha under late mowing. [2 of 2, change]']],
    // A percentage and a fold are no list, though both are of what was said.
    ['Cover was 17.5%, more than three times that of controls.', ['17.5% ← Cover was 17.5%', 'three times ← Cover was 17.5%, more than three times that of controls.']],
  ];
  for (const [text, expected] of cases) it(text, () => expect(parted(text)).toEqual(expected));
});

describe('what tells when or of whom is no figure of its own', () => {
  const conditions = (text: string): readonly string[] => statements(plain(text), { labels: NO_LABELS, decimalComma: false }).flatMap((statement) => statement.conditions.map((quantity) => quantity.text));
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['At 12 months, 47.1% of the patients were alive.', ['12 months']],
    ['In the 40 mg arm, 9.3% had a rash.', ['40 mg']],
    ['Among patients aged 65 years or older the ratio was 0.54.', ['65 years']],
    ['Speakers above 65 years made 17.2% errors.', ['65 years']],
    ['At 25 °C the cell gave 157 mAh/g.', ['25 °C']],
    // The only figure of a sentence is what it states.
    ['The median follow-up was 22.6 months.', []],
    // A dose is given, not stood at.
    ['Mice were treated at 20 mg/kg and 12% died.', []],
  ];
  for (const [text, expected] of cases) it(text, () => expect(conditions(text)).toEqual(expected));
});
