import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentences } from '../../../server/core/text/sentences.js';

/** `‖` stands where a sentence ends and the next begins; `￼` for a citation. */
const cases: readonly string[] = [
  'Survival was longer.￼ ‖The next one was not.',
  'Survival was longer. ￼ ‖The next one was not.',
  'Survival was longer. ￼ ￼ ‖The next one was not.',
  'Survival was longer. ‖￼ found the same.',
  'Shown by Peters et al. ￼ in 2017. ‖It held.',
  'Peters et al. [3] found 34.8 months. ‖So did others.',
  'Peters et al. (2017) found 34.8 months.',
  'This was seen by Peters et al. ‖The effect was small.',
  'The mean was 34.8 +/- 1.2 mm. ‖It fell, i.e. by a third, e.g. in mice.',
  'Alectinib vs. Crizotinib was compared. ‖See Fig. 3 and Eq. (2). ‖More on p. 12.',
  'Cells (e.g., EA1, EA2). ‖Mice were treated.',
  'It was given p.o. daily at 2 p.m. ‖Then it stopped.',
  'J. R. R. Tolkien and J.-P. Sartre met. ‖They talked.',
  'Patients lacked vitamin C. ‖The dose was 3 mg.',
  'He asked “Is it so?” ‖She said no.',
  '“It is so.” ‖The end.',
  'It worked (in part.) ‖Then it did not.',
  'The p.R132H variant of IDH1 was found. ‖p53 was not.',
  'Growth was 3.5% in 2019. ‖2020 was worse.',
  'Line one\n‖Line two',
  'What? ‖No! ‖Yes… ‖Perhaps.',
  'Version 2.0.1 of the tool was used at example.org. ‖Fine.',
  'See refs. 3 and 4. ‖Dose (approx. 3 mg) held.',
  'Smith A, Jones B. ‖Treatment of mice. ‖J Exp Med. ‖2014;9:77.',
  'Das gilt z. B. für Mäuse. ‖Ende.',
  '効果があった。‖次は違う。',
  'Dr. Watson came at 9 a.m. and left. ‖Mrs. Hudson stayed.',
  'The U.S. market grew. ‖It is in the U.S. ‖Growth was slow.',
  'No stop at all',
  '￼ reported 3. ‖Next ￼.',
  'Median 34.8 months (95% CI 17.7–not estimable) vs. 10.9 months.¹² ‖Next came.',
];

describe('sentences', () => {
  it.each(cases)('%s', (marked) => {
    const parts = marked.split('‖');
    const text = parts.join('');
    expect(sentences(text).map((span) => text.slice(span.start, span.end))).toEqual(parts.map((part) => part.trim()));
  });

  it('covers all text but white space, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'B', '. ', '.', '\uFFFC', ' ', '3', '"', ')', '\n', 'et al.', '? ', 'é', '𝒳'), { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        let at = 0;
        for (const span of sentences(text)) {
          expect(text.slice(at, span.start).trim()).toBe('');
          expect(span.end).toBeGreaterThan(span.start);
          at = span.end;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
    );
  });

  it('takes time linear in the text', () => {
    const long = `${'word. ￼￼￼ a.b.c. '.repeat(100)}`.repeat(100);
    for (const text of [long, '.'.repeat(200_000), '. '.repeat(100_000), '\uFFFC '.repeat(100_000), 'a.'.repeat(100_000), '"'.repeat(200_000), '. \uFFFC'.repeat(60_000)]) {
      const start = performance.now();
      sentences(text);
      expect(performance.now() - start).toBeLessThan(2000);
    }
  });
});
