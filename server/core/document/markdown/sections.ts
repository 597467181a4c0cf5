import { entryNumber, isAbstractHeading, isBoldReferenceHeading, isReferenceHeading } from '../tableText.js';
import type { Context } from './context.js';
import type { Group } from './groups.js';

export interface Sections {
  /** One for each group. */
  readonly of: readonly Context['section'][];
  /** Whether a list of references has numbers to cite by. */
  readonly numberedList: boolean;
}

/** Which groups stand under “References” or “Abstract”, and whether the references are numbered. */
export function findSections(groups: readonly Group[], source: string): Sections {
  const of: Context['section'][] = [];
  let section: Context['section'] = 'text';
  let level = 0;
  let numberedList = false;
  groups.forEach((group, i) => {
    const piece = group.pieces[0]!;
    if ((piece.kind === 'heading' || piece.kind === 'setext') && group.table === undefined) {
      const line = source.slice(piece.start, Math.min(piece.end, piece.start + 200));
      const marks = /^#+/.exec(line)?.[0].length ?? 1;
      const words = line.replace(/^#+\s*/, '').replace(/\s*(?:\{[^}]*\}|#+|\n[=-]+)\s*$/, '');
      if (section === 'text' || marks <= level) {
        section = isReferenceHeading(words) ? 'references' : isAbstractHeading(words) ? 'abstract' : 'text';
        level = marks;
      } else if (section === 'abstract') section = 'abstract';
    } else if (section !== 'references' && startsList(groups, i, source)) {
      section = 'references';
      level = 6;
    } else if (section === 'text' && isBoldReferenceHeading(source.slice(piece.start, Math.min(piece.end, piece.start + 80)))) {
      section = 'references';
      level = 6;
    }
    of.push(section);
    numberedList ||= isNumbered(group, source, section);
  });
  return { of, numberedList };
}

/** Paragraphs `[1] …`, `[2] …` after each other are a reference list even without a heading. */
function startsList(groups: readonly Group[], i: number, source: string): boolean {
  const text = paragraphText(groups[i], source);
  if (text === undefined || !/^\\?\[1\\?\]\s/.test(text)) return false;
  return /\n\s{0,3}\\?\[2\\?\]\s/.test(text) || /^\\?\[2\\?\]\s/.test(paragraphText(groups[i + 1], source) ?? '');
}

function paragraphText(group: Group | undefined, source: string): string | undefined {
  const piece = group?.pieces[0];
  return piece?.kind === 'paragraph' ? source.slice(piece.start, Math.min(piece.end, piece.start + 4000)) : undefined;
}

function isNumbered(group: Group, source: string, section: Context['section']): boolean {
  const piece = group.pieces[0]!;
  if (piece.kind === 'label') return /^\[\d{1,4}\]:/.test(source.slice(piece.start, piece.start + 8));
  if (section !== 'references') return false;
  const text = source.slice(piece.start, Math.min(piece.end, piece.start + 240));
  if (piece.kind === 'item') return /^\d/.test(text) || entryNumber(text.replace(/^[-+*]\s+/, '')) !== undefined;
  return piece.kind === 'paragraph' && entryNumber(text.replace(/^(?:<a\b[^<>]{0,200}>(?:<\/a>)?\s*){1,2}/, '')) !== undefined;
}
