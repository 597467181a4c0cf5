import { describe, expect, test } from 'vitest';
import { filesOf, serviceOf } from '../../support/fixture.js';
import { readCursor } from '../../support/marked.js';
import { literature } from './literature.js';

/** What is hovered, and the card, of a manuscript with a cursor. */
function hover(marked: string, path = 'review.md'): { readonly at: string; readonly card: string } | undefined {
  const { text, cursor } = readCursor(marked);
  const found = serviceOf([...filesOf(literature), { path, text }]).hover(path, cursor!);
  return found && { at: text.slice(found.span.start, found.span.end), card: found.markdown };
}

describe('a term', () => {
  test.each([
    ['is hovered whole', 'Cells in M2‸-CM grew slowly.', 'M2-CM'],
    ['is the longest around the cursor', 'The PD‸-1/PD-L1 axis holds them back.', 'PD-1/PD-L1 axis'],
    ['stands alone too', 'The protein PD-L‸1 is common.', 'PD-L1'],
    ['may be in the plural', 'Few CD8+ T cel‸ls were seen.', 'CD8+ T cells'],
    ['may be written without its hyphen', 'They express P‸D L1 strongly.', 'PD L1'],
    ['may be spelled out', 'They express programmed death-‸ligand 1.', 'programmed death-ligand 1'],
    ['may be set off', 'Cells in **M2‸-CM** grew slowly.', 'M2-CM'],
    ['may be defined in a sentence alone', 'Patients with C‸F recover.', 'CF'],
  ])('%s', (_, text, expected) => {
    expect(hover(text)?.at).toBe(expected);
  });

  test('shows expansion, definition and claims with their references', () => {
    expect(hover('Cells in M‸2-CM grew slowly.')?.card).toBe([
      '**M2-CM** · M2-conditioned medium',
      'Medium in which M2 macrophages were kept.',
      '- Macrophages of the M2 kind clear the parasite, and M2-conditioned medium (M2-CM) slows it. \\[1\\]',
      '— the guide fever',
    ].join('\n\n'));
  });

  test('is none in code, in the middle of another word, and beside it', () => {
    expect(hover('Run `M2‸-CM` now.')).toBeUndefined();
    expect(hover('A PD-L1‸5 antibody.')?.at).not.toBe('PD-L1');
    expect(hover('Cells‸ in M2-CM grew slowly.')).toBeUndefined();
  });

  test('takes no effect by its marks', () => {
    expect(hover('A Bo‸ld term.')?.card).toContain('Has \\<b\\>tags\\</b\\>, \\[a link\\](https\\://example.org) and \\*stars\\*.');
  });
});

describe('a citation', () => {
  test.each([
    ['the key alone', 'Much shorter [see @har‸bor, p. 3].', 'review.md', 'harbor'],
    ['one of a group', 'Much shorter~\\citep[see][3]{weiss1999,har‸bor}.', 'review.tex', 'harbor'],
    ['in Typst', 'Much shorter @har‸bor.', 'review.typ', 'harbor'],
    ['of a guide', 'Much shorter [@fever:‸1].', 'review.md', 'fever:1'],
  ])('%s', (_, text, path, expected) => {
    expect(hover(text, path)?.at).toBe(expected);
  });

  test('shows the work, its links, and what the guide says citing it', () => {
    expect(hover('Much shorter [@harb‸or].')?.card).toBe([
      '**Lind et al. (2021)** · Veloxin or standard care in coastal fever: the HARBOR trial · *J Trop* · `harbor`',
      '[DOI](<https://doi.org/10.1234/harbor.2021>) · [PubMed](<https://pubmed.ncbi.nlm.nih.gov/123456/>)',
      'What the literature says, citing it:',
      '- Veloxin shortens the illness, as three trials agree. \\[1, 2\\]\n- Macrophages of the M2 kind clear the parasite, and M2-conditioned medium (M2-CM) slows it. \\[1\\]',
    ].join('\n\n'));
  });

  test('is hovered on its key alone', () => {
    expect(hover('Much shorter [s‸ee @harbor].')).toBeUndefined();
  });

  test('of nothing known shows nothing', () => {
    expect(hover('Much shorter [@nob‸ody].')).toBeUndefined();
  });
});

describe('a figure', () => {
  test('that is wrong shows what the source has, and where', () => {
    expect(hover('The median time to recovery was 3‸8.4 days with veloxin [@harbor].')).toEqual({
      at: '38.4 days',
      card: [
        '**Differs from its source** · 38.4 days · the source gives **34.8 days**',
        '**34.8 days** · Median time to recovery · Veloxin · HARBOR',
        '> Table 1 · Median time to recovery · Veloxin: 34.8 days',
        '— the guide fever \\[1\\]',
        'Bar chart. Manuscript: 38.4 days. Veloxin (source): 34.8 days. Standard care: 51.2 days.',
      ].join('\n\n'),
    });
  });

  test('has a picture, with the same words, for an editor that shows one', () => {
    const { text, cursor } = readCursor('The median time to recovery was 3‸8.4 days with veloxin [@harbor].');
    const card = serviceOf([...filesOf(literature), { path: 'review.md', text }]).hover('review.md', cursor!, 'dark')!.markdown;
    const [, alt, data] = /!\[(.*)\]\(data:image\/svg\+xml;base64,([A-Za-z\d+/=]+)\|width=\d+,height=\d+\)\n\n\*\*34\.8 days\*\*/.exec(card)!;
    expect(alt).toBe('Bar chart. Manuscript: 38.4 days. Veloxin (source): 34.8 days. Standard care: 51.2 days.');
    expect(atob(data!)).toMatch(/^<svg .*<\/svg>$/s);
  });

  test('that is right shows its evidence', () => {
    expect(hover('The median time to recovery was 3‸4.8 days with veloxin [@harbor].')?.card).toMatch(/^\*\*Agrees with its source\*\* · 34\.8 days\n/);
  });

  test('of a work that is not at hand says so', () => {
    expect(hover('The old port had 3‸12 ships [@weiss1999].')?.card).toBe('**Not checked** · 312\n\nThe text of Weiss 1999 is not at hand.');
  });
});

test('a key in a bibliography shows its work', () => {
  const service = serviceOf(filesOf(literature));
  const at = filesOf(literature).find(({ path }) => path === 'refs.bib')!.text.indexOf('weiss1999');
  expect(service.hover('refs.bib', at + 2)?.markdown).toContain('**Weiss (1999)** · Ports of the north');
});

test('so does a key by which an entry names another', () => {
  const { text, cursor } = readCursor('@inbook{part, title = {A part}, crossref = {wei‸ss1999}}');
  const card = serviceOf([...filesOf(literature), { path: 'parts.bib', text }]).hover('parts.bib', cursor!);
  expect(text.slice(card!.span.start, card!.span.end)).toBe('weiss1999');
  expect(card!.markdown).toContain('Ports of the north');
});
