import { describe, expect, it } from 'vitest';
import { openService } from '../../../server/core/openService.ts';

/** The figures of a text, the author's own ones in braces: `ours had {12%}, theirs 15%`. */
function owned(marked: string): { readonly own: readonly string[]; readonly found: readonly string[] } {
  const service = openService();
  service.setBibliography('refs.bib', '@article{roe, title={Kilns}}\n@article{doe, title={Ovens}}');
  service.setManuscript('review.md', { format: 'markdown', text: `${marked.replace(/[{}]/gu, '')}\n` });
  const { figures } = service.check('review.md');
  return { own: [...marked.matchAll(/\{([^}]*)\}/gu)].map(([, figure]) => figure!), found: figures.filter(({ keys }) => keys.length === 0).map(({ text }) => text) };
}

describe('own figures, in braces, are told from cited ones', () => {
  for (const text of [
    'We measured {4.6 kW} in winter. It fell to {3.1 kW} in spring.',
    'Roe’s kilns burned 412 kg; ours took {385 kg} [@roe].',
    // Behind a mark stands what is set beside one’s own, whatever word sets it there.
    'Our losses of {14.2%} exceeded the 11.7% of the other kilns [@roe].',
    'Our stack of {14 mL} compares with 12 mL for glue and 15 mL for tacks [@roe].',
    'The shrinkage of {11.9%} in our bricks lies inside the range for shale, which ends at 17.1% [@roe].',
    'We had expected worse, given that the heat had reached 9.6 MJ in theirs [@roe].',
    'A crack was rare in our kilns, but was found in 24% of those elsewhere [@roe].',
    'Our share of {12.4%} was small compared with 15.2% elsewhere [@roe].',
    'Vey clay held 12.6% [@roe]. We asked potters in their own homes, and {12.4%} answered.',
    // The sentence before was the author’s own: what a citation follows at once is not.
    'In our kilns, {14.1%} cracked. That the rate of 2.3% came down to 1.8% [@roe] agrees with what is known.',
    'In our kilns, {14.1%} cracked. In spring it was {9.2%}, less than the 12.6% of the other kilns [@roe].',
    'Ours lies deepest. In Vey the pits reach 21.5 m [@roe], in Oru {14.2 m}.',
    'In our kilns, {902 kg} burned; those of Roe [@roe] had taken 917 kg.',
    // Behind the last citation it is ours again, unless it is set beside something.
    'Our odds of {1.25} lie between the 1.37 of Vey and the 1.23 of Oru [@roe], and our share matches the 16.8% of the former.',
    // In a sentence that cites nothing, but goes on about a work.
    'Vey clay held 12.6% [@roe]. All bricks received 15.3 g of salt, ours {22.5 g}.',
    'Vey clay held 12.6% [@roe]. Its score was 39.6 with and 41.2 without salt; ours was {40.4}.',
    'Vey clay held 12.6% [@roe]. Our test detects {52.5 mg}, theirs 25.1 mg.',
    'Vey clay, on which we trained, offers 24,800 bricks [@roe].',
    // The letter is no first person.
    'Spread was large (*I*² = 68.4%) [@roe]. In phase I trials, 12.6% cracked [@doe].',
    'Ultrasound (US) is cheap, and US found 16.7% of cracks [@roe]. Of wide cracks it found 40.7%.',
    'As a potter I counted {12.6%} of cracks, more than the 8.8% of the others [@roe].',
  ]) {
    it(text, () => {
      const { own, found } = owned(text);
      expect(found).toEqual(own);
    });
  }
});
