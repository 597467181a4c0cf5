import { describe, expect, test } from 'vitest';
import { anchorsOf, sectionOf } from './chapters.ts';
import { pack } from './pack.ts';

interface Entry {
  readonly term: string;
  readonly expansion: string;
  readonly definition: string;
  readonly usedIn: string;
}

/** Short names that stand for nothing longer. */
const names = new Set(
  ['ALEX', 'B220', 'C57BL/6', 'Dako 22C3 pharmDx', 'EA1', 'EA2', 'EA3', 'M0', 'M1', 'M2', 'M2-polarized', 'M4', 'NP28673', 'NP28761', 'nu/nu'],
);

const rows = pack.get('glossary.md')!.split('\n').filter((line) => line.startsWith('|'));
const entries: Entry[] = rows.slice(2).map((row) => {
  const [term = '', expansion = '', definition = '', usedIn = ''] = row.slice(1, -1).split('|').map((cell) => cell.trim());
  return { term, expansion, definition, usedIn };
});

describe('the glossary', () => {
  test('is one table of four columns', () => {
    expect(rows[0]).toBe('| Term | Expansion | Definition | Used in |');
    expect(new Set(rows.map((row) => row.split('|').length))).toEqual(new Set([6]));
  });

  test('explains at least 60 terms, each once', () => {
    console.log(`glossary: ${entries.length} terms, ${entries.filter((entry) => entry.expansion !== '').length} with an expansion`);
    expect(entries.length).toBeGreaterThanOrEqual(60);
    expect(new Set(entries.map((entry) => entry.term)).size).toBe(entries.length);
  });

  test.each(['ALK', 'TKI', 'EML4-ALK', 'M4', 'TPS', 'TAM', 'M2-CM', 'Dako 22C3 pharmDx', 'GSEA', 'MTS'])('knows %s', (term) => {
    expect(entries.map((entry) => entry.term)).toContain(term);
  });

  test.each(entries)('$term has every field', ({ term, expansion, definition, usedIn }) => {
    expect(definition).toMatch(/^\p{Lu}.{20,}\.$/u);
    expect(usedIn).not.toBe('');
    if (isAbbreviation(term)) expect(expansion, `${term} is an abbreviation`).not.toBe('');
  });

  test.each(entries)('$term is used where its links lead', ({ term, expansion, usedIn }) => {
    const links = [...usedIn.matchAll(/\[([^\]]+)\]\(([^)#]+)#([^)]+)\)/g)];
    expect(links.map(([link]) => link).join(', ')).toBe(usedIn);
    for (const [, title, file, anchor] of links) {
      const text = pack.get(file!) ?? '';
      expect(anchorsOf(text), `${file} has the heading`).toContainEqual({ heading: title, anchor });
      const passage = `${title}\n${sectionOf(text, title!)}`.toLowerCase().replace(/\s+/g, ' ');
      expect([term, expansion].some((name) => name !== '' && forms(name).some((form) => passage.includes(form))), `${term} in ${title}`).toBe(true);
    }
  });
});

describe('the links of the pack', () => {
  const links = [...pack].flatMap(([file, text]) =>
    [...text.matchAll(/\]\(([^)#]+\.md)#([^)]+)\)/g)].map(([, target, anchor]) => ({ file, target: target!, anchor: anchor! })),
  );

  test('lead to headings that exist', () => {
    const broken = links.filter(({ target, anchor }) => !anchorsOf(pack.get(target) ?? '').some((heading) => heading.anchor === anchor));
    expect(links.length).toBeGreaterThan(entries.length);
    expect(broken).toEqual([]);
  });
});

/** `TKI`, `CXCL9`, `c-MET` and `Gas6`, but not `Alectinib` or `Phase II`. */
function isAbbreviation(term: string): boolean {
  if (names.has(term) || term.startsWith('Phase ')) return false;
  return /^(?:\p{Ll}-|μ)?\p{Lu}+\d*(?:$|[+/-]\p{Lu}|[+/-]$)|\d/u.test(term);
}

/** The term in singular and plural, as a lower-case text would have it. */
function forms(term: string): string[] {
  const name = term.toLowerCase();
  return [name, name.replace(/y$/, 'ies')];
}
