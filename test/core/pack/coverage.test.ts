import { describe, expect, test } from 'vitest';
import { chapters, chaptersOf, excluded, sectionOf } from './chapters.ts';
import { absent, original } from './original.ts';
import { pack } from './pack.ts';
import { figures, plain, statements, type Statement } from './statement.ts';

if (original === undefined) console.warn(absent);

test.runIf(process.env.CI === 'true')('the original is at hand wherever the build is judged', () => {
  expect(original, absent).toBeDefined();
});

describe.skipIf(original === undefined)('the pack holds everything that the original says', () => {
  const guide = excluded.reduce((text, { lines }) => text.replace(lines, ''), original ?? '');
  const passages = original === undefined ? [] : chaptersOf(guide, chapters.map((chapter) => chapter.original));

  test.each(excluded)('what is left out is still there to leave out: $reason', ({ lines }) => {
    expect(original!.match(lines)).not.toBeNull();
  });

  test('every statement, with its figures and exactly its references, in its chapter and order', () => {
    const coverage = new Coverage();
    chapters.forEach(({ original: heading, file, headings }, i) => {
      if (heading === 'References') return;
      const restated = headings.map((title) => sectionOf(pack.get(file)!, title));
      expect(restated, `${file} has the headings ${headings.join(', ')}`).not.toContain(undefined);
      coverage.hold(statements(prose(passages[i]!)), statements(prose(restated.join('\n'))), heading);
    });
    expect(coverage.report()).toEqual([]);
  });

  test('every table, cell by cell, with its number', () => {
    const there = tabbedTables(passages.join('\n'));
    const here = pipeTables(pack.get('tables.md')!);
    const cells = there.flat(2);
    console.log(`tables: ${there.length}, cells: ${cells.length}`);
    expect(there.map((rows) => rows.map((row) => row.length))).toEqual([[4, 4, 4, 4], [5, 5, 5], [4, 4, 4, 4]]);
    expect(here).toEqual(there);
    expect(captions(pack.get('tables.md')!, 'Table')).toEqual(captions(guide, 'Table'));
  });

  test('every figure, with a caption and a diagram', () => {
    const diagrams = pack.get('figures.md')!;
    expect(captions(diagrams, 'Figure')).toEqual(captions(guide, 'Figure'));
    expect(diagrams.match(/^```mermaid$/gm)).toHaveLength(captions(guide, 'Figure').length);
  });

  test('every reference, under its number and as given', () => {
    const passage = passages[chapters.findIndex((chapter) => chapter.original === 'References')]!;
    const there = passage.split(/\n(?=- )/).map(oneLine).filter((line) => line !== '').map((line) => line.replace(/^- /, ''));
    const here = pack.get('references.md')!.split('\n').filter((line) => /^\d/.test(line));
    console.log(`references: ${there.length}`);
    expect(there).toHaveLength(22);
    expect(here).toEqual(there);
  });
});

describe('what coverage compares', () => {
  test('a statement has the references behind its full stop, or before it', () => {
    expect(statements('A is 10-fold B.[1]\n[12] C follows. D is ≥ 5% [3, 4].')).toEqual([
      { text: 'A is 10-fold B [1] [12].', references: ['1', '12'], figures: ['10'] },
      { text: 'C follows.', references: [], figures: [] },
      { text: 'D is ≥ 5% [3, 4].', references: ['3', '4'], figures: ['≥5%'] },
    ]);
  });

  test('figures are all that holds a digit', () => {
    expect(figures('CD8⁺ and CXCL10, \\geq 50% of 0.47 (0.32-0.71), C57BL/6 and 22C3')).toEqual(
      ['CD8', 'CXCL10', '≥50%', '0.47', '0.32', '0.71', 'C57BL', '6', '22C3'],
    );
  });

  test('a figure or a reference that the pack lacks is named', () => {
    const coverage = new Coverage();
    coverage.hold(statements('A is 34.8 months.[3]'), statements('A is 38.4 months [3].'), 'Summary');
    coverage.hold(statements('A is 34.8 months.[3]'), statements('A is 34.8 months [3, 4].'), 'Summary');
    coverage.hold(statements('A is 34.8 months.[3]'), statements('For A, 34.8 months are given [3].'), 'Summary');
    expect(coverage.missing).toEqual([
      'Summary: "A is 34.8 months [3]." with the figures 34.8 and the references 3',
      'Summary: "A is 34.8 months [3]." with the figures 34.8 and the references 3',
    ]);
  });
});

/** Counts what of the original was found in the pack, and names what was not. */
class Coverage {
  readonly missing: string[] = [];
  #found = { statements: 0, figures: 0, references: 0 };
  #all = { statements: 0, figures: 0, references: 0 };

  /** Each statement of the original must be answered by one of the pack, in the same order, each answering once. */
  hold(there: readonly Statement[], here: readonly Statement[], chapter: string): void {
    let next = 0;
    for (const statement of there) {
      count(this.#all, statement);
      const at = here.findIndex((candidate, i) => i >= next && answers(candidate, statement));
      if (at < 0) {
        this.missing.push(
          `${chapter}: "${statement.text}" with the figures ${list(statement.figures)} and the references ${list(statement.references)}`,
        );
      } else {
        count(this.#found, statement);
        next = at + 1;
      }
    }
  }

  report(): string[] {
    for (const what of ['statements', 'figures', 'references'] as const) {
      const share = (100 * this.#found[what]) / this.#all[what];
      console.log(`${what}: ${this.#found[what]} of ${this.#all[what]} (${share.toFixed(1)}%)`);
    }
    return this.missing;
  }
}

function count(counts: { statements: number; figures: number; references: number }, statement: Statement): void {
  counts.statements += 1;
  counts.figures += statement.figures.length;
  counts.references += statement.references.length;
}

function answers(candidate: Statement, statement: Statement): boolean {
  const left = [...candidate.figures];
  return (
    candidate.references.join() === statement.references.join() &&
    statement.figures.every((figure) => {
      const at = left.indexOf(figure);
      if (at >= 0) left.splice(at, 1);
      return at >= 0;
    })
  );
}

function list(items: readonly string[]): string {
  return items.length === 0 ? 'none' : items.join(', ');
}

/** A passage without its tables and captions, which are compared by themselves. */
function prose(passage: string): string {
  return passage
    .split('\n')
    .filter((line) => !/^(?:Table|Figure) \d+: |^\|/.test(line) && !isRow(line))
    .join('\n');
}

/** `34.8 months<TAB>10.9 months` is a row; a line whose other cells are all empty is a note below the table. */
function isRow(line: string): boolean {
  return line.split('\t').filter((text) => text.trim() !== '').length > 1;
}

function captions(text: string, kind: 'Table' | 'Figure'): string[] {
  return [...text.matchAll(/^(Table|Figure) (\d+): \S/gm)].filter(([, word]) => word === kind).map(([, , number]) => number!);
}

function tabbedTables(text: string): string[][][] {
  return runs(text, isRow).map((rows) => rows.map((row) => row.split('\t').map(cell)));
}

function pipeTables(text: string): string[][][] {
  return runs(text, (line) => line.startsWith('|')).map((rows) =>
    rows.filter((row) => !/^\|[-|]+\|$/.test(row)).map((row) => row.slice(1, -1).split('|').map(cell)),
  );
}

function runs(text: string, belongs: (line: string) => boolean): string[][] {
  const tables: string[][] = [];
  let open = false;
  for (const line of text.split('\n')) {
    if (belongs(line)) {
      if (!open) tables.push([]);
      tables.at(-1)!.push(line);
    }
    open = belongs(line);
  }
  return tables;
}

function cell(text: string): string {
  return plain(text).replace(/([≥≤<>]) /g, '$1').trim();
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
