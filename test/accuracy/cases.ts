import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** A labelled workspace: texts by path, manuscripts with their marks taken out. */
export interface Case {
  readonly name: string;
  readonly field: string;
  readonly manuscripts: readonly Labelled[];
  readonly sources: readonly { readonly path: string; readonly text: string }[];
  readonly bibliographies: readonly { readonly path: string; readonly text: string }[];
}

export interface Labelled {
  readonly path: string;
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** A labelled figure; its span counts in the text without marks. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** `printed`, `own` … for a right figure; empty for a wrong one. */
  readonly right: string;
  /** Codes that explain a wrong figure equally well. */
  readonly codes: readonly string[];
  readonly expected: string;
}

/** The cases of one part, `dev` or `test`, by name. */
export function casesOf(part: string, only?: string): readonly Case[] {
  const root = join('test/accuracy', part);
  return folders(root).flatMap((field) =>
    folders(join(root, field))
      .filter((name) => !only || `${field}/${name}`.includes(only))
      .map((name) => readCase(join(root, field, name), field, `${field}/${name}`)),
  );
}

function readCase(folder: string, field: string, name: string): Case {
  const files = allFiles(folder).map((path) => ({ path: relative('.', path), text: readFileSync(path, 'utf8') }));
  const isManuscript = (path: string): boolean => /(?:^|\/)manuscript[^/]*\.(?:md|qmd|tex|typ)$/u.test(path);
  return {
    name,
    field,
    manuscripts: files.filter(({ path }) => isManuscript(path)).map(({ path, text }) => ({ path, ...unmark(text) })),
    sources: files.filter(({ path }) => /\.(?:md|qmd|tex|typ|txt)$/u.test(path) && !isManuscript(path)),
    bibliographies: files.filter(({ path }) => path.endsWith('.bib')),
  };
}

/** Takes the marks `⟦text | label⟧` out of a manuscript. */
export function unmark(marked: string): { readonly text: string; readonly marks: readonly Mark[] } {
  let text = '';
  let from = 0;
  const marks: Mark[] = [];
  for (const match of marked.matchAll(/⟦([^⟦⟧]*)⟧/gu)) {
    text += marked.slice(from, match.index);
    from = match.index + match[0].length;
    const bar = match[1]!.lastIndexOf(' | ');
    const body = match[1]!.slice(0, bar);
    const label = match[1]!.slice(bar + 3).trim();
    const [codes, expected] = label.split('→').map((part) => part.trim());
    const wrong = codes!.includes('/');
    marks.push({ start: text.length, end: text.length + body.length, text: body, right: wrong ? '' : codes!, codes: wrong ? codes!.split(',').map((code) => code.trim()) : [], expected: expected ?? '' });
    text += body;
  }
  return { text: text + marked.slice(from), marks };
}

function folders(path: string): readonly string[] {
  return readdirSync(path).filter((name) => statSync(join(path, name)).isDirectory()).sort();
}

function allFiles(folder: string): readonly string[] {
  return readdirSync(folder).sort().flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? allFiles(path) : [path];
  });
}
