import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plaintextReader } from '../../../server/core/document/plaintext/reader.js';
import { expectSound } from './invariants.js';
import { render } from './render.js';

function read(text: string) {
  return plaintextReader('x.txt').read(text);
}

const cases: readonly (readonly [name: string, source: string, rendered: string])[] = [
  ['a title, headings and wrapped lines', 'A study of voles\nin the north\n\nA. Berg, C. Dahl\n\nAbstract\n\nVoles were counted in\ntwo valleys.\n\n1 Introduction\n\nThey live here. They also\nlive there.\nNew paragraphs follow the short line before.\n\n2.1 Methods\nWe counted them.\n\nRESULTS\n\nThere were 40.', '# A study of voles in the north\ntext: A. Berg, C. Dahl\n## Abstract\nabstract: Voles were counted in two valleys.\n## 1 Introduction\ntext: They live here. They also live there. New paragraphs follow the short line before.\n### 2.1 Methods\ntext: We counted them.\n## RESULTS\ntext: There were 40.'],
  ['words parted at line ends', 'T\n\nThe treat-\nment of EML4-\nALK and case-\ncontrol data on PD-\n1 with ef\u00ADfect of ﬁve and 940\u00A0000 of\u00A0x.', '# T\ntext: The treatment of EML4-ALK and case-control data on PD-1 with effect of five and 940\u00A0000 of x.'],
  ['sentences over page breaks', 'T\n\nVoles were counted in the\n\n12\n\fnorthern valley and then\n\nPage 13 of 20\n\nreleased.\n\nThe end.\n[3][4]', '# T\ntext: Voles were counted in the northern valley and then released.\ntext: The end. #3 4#'],
  ['running headers', `T\n\n${[1, 2, 3, 4].map((n) => `One sentence ends on page ${n}.\n\nBerg et al. 20${n}\n\f`).join('')}`, '# T\ntext: One sentence ends on page 1.\nraw\ntext: One sentence ends on page 2.\nraw\ntext: One sentence ends on page 3.\nraw\ntext: One sentence ends on page 4.\nraw'],
  ['lists', 'T\n\n• One item that\nis wrapped.\n• Two.\n- Three, broken\n\nby a page.', '# T\nlist-item: One item that is wrapped.\nlist-item: Two.\nlist-item: Three, broken by a page.'],
  ['tables with tabs', 'T\n\nTable 1. Voles, n (%)\nValley\tMales (n = 12)\tFemales\nNorth\nAdult\t3 (25)\t4\nYoung\t1\t \n\nTable 2: Weights\n\nSex\tWeight\nMale\t30 g\nFemale\t28 g\nData from one year.[3]\t\t\n\nText.', '# T\ntable: Table 1. Voles, n (%)\n  = Valley | Males (n = 12) | Females\n  | North |  | \n  | Adult | 3 (25) | 4\n  | Young | 1 | \ntable: Table 2: Weights\n  = Sex | Weight\n  | Male | 30 g\n  | Female | 28 g\n  note: Data from one year.#3#\ntext: Text.'],
  ['tables with gaps', 'T\n\nTable 3. Weights by sex\n\n              North valley   South valley   P\nMale, g       30 ± 2         28 ± 3         0.04\nFemale, g     28 ± 2                        0.50\n\na Weighed at noon.\n\nText follows here.', '# T\ntable: Table 3. Weights by sex\n  =  | North valley | South valley | P\n  | Male, g | 30 ± 2 | 28 ± 3 | 0.04\n  | Female, g | 28 ± 2 |  | 0.50\n  note: a Weighed at noon.\ntext: Text follows here.'],
  ['figures', 'T\n\nFigure 2: Trap sites\nin the north.\n\n[Click to see it in full](#)\n\nText.', '# T\ncaption: Figure 2: Trap sites in the north.\nraw\ntext: Text.'],
  ['citations', 'T\n\nIt held [1,2] and so.[\\[21\\]](#)[\\[22\\]](#) In cell lines.[1] Table [2] and 12 [8–15] do not cite; \\geq 50% and **bold** *x* p*; 3*4 do.', '# T\ntext: It held #1 2# and so.#21 22# In cell lines.#1# Table [2] and 12 [8–15] do not cite; ≥ 50% and bold x p*; 3*4 do.'],
  ['a wrapped reference list', 'T\n\nVoles eat grass.1,2 They sleep3 in PM2 and 2.5 ways.\n\nReferences\n1. Berg A. Voles. J Vole.\n2017;1:2.\n2. Dahl C. Grass in the\n\n7\n\nmeadow. J Grass. 2018.\n3. Eide E. Sleep.\n\nContact us\n\nWrite.', '# T\ntext: Voles eat grass.#1 2# They sleep#3# in PM2 and 2.5 ways.\n## References\nreference 1: Berg A. Voles. J Vole. 2017;1:2.\nreference 2: Dahl C. Grass in the meadow. J Grass. 2018.\nreference 3: Eide E. Sleep.\n## Contact us\ntext: Write.'],
  ['references without numbers', 'T\n\nReferences\n\nBerg A (2017) Voles. J\nVole 1:2.\n\nDahl C (2018) Grass.', '# T\n## References\nreference -: Berg A (2017) Voles. J Vole 1:2.\nreference -: Dahl C (2018) Grass.'],
  ['authors and years, a line each', 'Voles: a\nhistory\nBerg A, Dahl C\n\nText.\n\nReferences\n\nBerg, A. (2017). Voles. J\nVole, 1, 2-9.\nDahl, C., & Eide, E. (2018). Grass.', '# Voles: a history\ntext: Berg A, Dahl C\ntext: Text.\n## References\nreference -: Berg, A. (2017). Voles. J Vole, 1, 2-9.\nreference -: Dahl, C., & Eide, E. (2018). Grass.'],
];

describe('Plain text', () => {
  it.each(cases)('%s', (_, source, rendered) => {
    const document = read(source);
    expect(render(document)).toBe(rendered);
    expectSound(document);
  });

  it('tells the title and DOI of the first page', () => {
    const { metadata } = read('J Vole 12 (2018) 201-209\n\nVoles of the north\n\nhttps://doi.org/10.1000/vole.1\n\nAbstract\n\nSee doi:10.1000/other.');
    expect(metadata.title).toBe('Voles of the north');
    expect(metadata.doi).toBe('10.1000/vole.1');
  });

  it('keeps the content of what did not change', () => {
    const source = `T\n\n${Array.from({ length: 40 }, (_, i) => `Paragraph ${i} is here [${i + 1}].`).join('\n\n')}`;
    const reader = plaintextReader('x.txt');
    const before = reader.read(source);
    const after = reader.read(source.replace('Paragraph 20 is', 'Paragraph 20 was'));
    expect(after.blocks.filter((block, i) => block.content !== before.blocks[i]!.content).length).toBe(1);
  });

  it('says that a binary file is not text', () => {
    expect(read('PK\u0003\u0004\u0000\u0000').problems[0]!.message).toContain('not text');
  });

  it('copies an escaped hyphen at a line’s end once', () => {
    const document = read('It cites [\\[3\\-\n]](#)* and 3\\-\nfold.');
    expectSound(document);
    expect(document.blocks.map(({ content }) => ('prose' in content ? content.prose.text : ''))).toEqual(['It cites [[3- ]](#)* and 3- fold.']);
  });

  it('never throws', () => {
    const piece = fc.constantFrom('word ', 'Word. ', '\n', '\n\n', '\f', '\t', '  ', '   ', '- ', '1. ', '[1]', '[1,2]', '[\\[3\\]](#)', 'References\n', 'Table 1. ', 'Figure 1: ', '**', '*', '\\geq ', '-\n', 'ﬁ', '\u00AD', '\u00A0', '3', 'x', '(', ')', '\r\n', '\u0000', '𝒳', 'Note: ', '2.1 Methods\n', '12\n', '<sup>1</sup>', '^2^');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.nat(), piece, (pieces, where, inserted) => {
        const text = pieces.join('');
        const reader = plaintextReader('x.txt');
        expectSound(reader.read(text));
        const at = where % (text.length + 1);
        const edited = `${text.slice(0, at)}${inserted}${text.slice(at)}`;
        const document = reader.read(edited);
        expectSound(document);
        expect(document).toEqual(read(edited));
      }),
      { numRuns: 200 },
    );
  });

  it('takes time linear in the text', () => {
    const long: readonly (readonly [string, string])[] = [
      ['a long paragraph', 'Word [3] and disease. '.repeat(10_000)],
      ['short lines', 'a b\n'.repeat(40_000)],
      ['blank lines', 'a\n\n\n'.repeat(40_000)],
      ['open brackets', '['.repeat(200_000)],
      ['citations', '[1]'.repeat(60_000)],
      ['linked citations', '[1], '.repeat(40_000)],
      ['columns', `${'a\t'.repeat(10_000)}\n${'1\t'.repeat(10_000)}`],
      ['gaps', `${'a  '.repeat(10_000)}\n${'1  '.repeat(10_000)}\n${'1    '.repeat(5_000)}`],
      ['stars', '*a '.repeat(60_000)],
      ['references', `References\n${Array.from({ length: 10_000 }, (_, i) => `${i + 1}. Berg A.`).join('\n')}`],
      ['no next reference', `References\n1. Berg\n\n${'Text line\n\n'.repeat(10_000)}`],
      ['hyphens', 'a-\n'.repeat(50_000)],
      ['digits', '1'.repeat(200_000)],
      ['spaces', ' '.repeat(200_000)],
      ['list', '- a\n'.repeat(40_000)],
    ];
    for (const [name, text] of long) {
      const start = performance.now();
      read(text);
      expect(performance.now() - start, name).toBeLessThan(4000);
    }
  }, 60_000);
});

const GUIDE = process.env['CLAIMCHECK_GUIDE'] ?? new URL('../../../../shared/seed/guide.txt', import.meta.url).pathname;

describe.skipIf(!existsSync(GUIDE) && !process.env['CI'])('The guide as it came out of its PDF', () => {
  // Where it is not at hand the tests are skipped, but this is run all the same.
  const guide = () => read(readFileSync(GUIDE, 'utf8'));

  it('has its references, tables and figures', () => {
    const document = guide();
    expectSound(document);
    const contents = document.blocks.map((block) => block.content);
    expect(contents.filter((content) => content.kind === 'reference').map((content) => content.key)).toEqual(Array.from({ length: 22 }, (_, i) => String(i + 1)));
    const tables = contents.filter((content) => content.kind === 'table');
    expect(tables.map((table) => table.rows.map((row) => row.length).join())).toEqual(['4,4,4,4', '5,5,5', '4,4,4,4']);
    expect(tables.map((table) => table.notes.flatMap((note) => note.citations.flatMap((citation) => citation.items.map((item) => item.key))).join())).toEqual(['3', '21,22', '14,15']);
    expect(contents.filter((content) => content.kind === 'paragraph' && content.role === 'caption').length).toBe(4);
  });

  it('joins sentences that a page break parted', () => {
    const text = render(guide());
    expect(text).toMatch(/wild-type ALK and multiple/);
    expect(text).toMatch(/shown toxicity concerns/);
    expect(text).toMatch(/crizotinib\. #6 10 11#/);
  });
});
