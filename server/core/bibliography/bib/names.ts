import { texToText } from './tex.js';

/** Names of a list as written: `Peters, S. and {World Health Organization} and others` → three. Breaks only outside braces. */
export function splitNames(value: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (code === 0x7b) depth++;
    else if (code === 0x7d) depth = Math.max(0, depth - 1);
    else if (depth === 0 && (code === 0x61 || code === 0x41) && isAnd(value, i)) {
      names.push(value.slice(start, i).trim());
      start = i + 3;
      i += 2;
    }
  }
  names.push(value.slice(start).trim());
  return names.filter((name) => name !== '');
}

/** `and others`, BibTeX's et al. */
export function isOthers(name: string): boolean {
  return name.toLowerCase() === 'others';
}

/** Whether the name is one in braces, which BibTeX takes whole: `{World Health Organization}`. */
export function isGroupName(name: string): boolean {
  if (!name.startsWith('{') || !name.endsWith('}')) return false;
  let depth = 0;
  for (let i = 0; i < name.length; i++) {
    if (name[i] === '{') depth++;
    else if (name[i] === '}' && --depth === 0) return i === name.length - 1;
  }
  return false;
}

/** The family name with its particle, as plain text: `Jan van der Berg` → `van der Berg`; biblatex's `family=Berg, given=Jan` too. */
export function familyName(name: string): string {
  if (isGroupName(name)) return texToText(name);
  const pieces = splitOutsideBraces(name, ',');
  const labelled = pieces.find((piece) => /^\s*"?family\s*=/i.test(piece));
  if (labelled !== undefined) {
    const prefix = pieces.find((piece) => /^\s*"?prefix\s*=/i.test(piece));
    return texToText([prefix, labelled].map((piece) => piece?.slice(piece.indexOf('=') + 1).replace(/"/g, '').trim() ?? '').join(' '));
  }
  if (pieces.length > 1) return texToText(pieces[0]!);
  const words = splitOutsideBraces(name, ' ').filter((word) => word.trim() !== '');
  const particle = words.findIndex((word, i) => i < words.length - 1 && startsLower(word));
  return texToText((particle >= 0 ? words.slice(particle) : words.slice(-1)).join(' '));
}

function startsLower(word: string): boolean {
  const letter = /^[\p{L}]/u.exec(word)?.[0];
  return letter !== undefined && letter !== letter.toUpperCase();
}

function splitOutsideBraces(text: string, at: ',' | ' '): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (c === '{') depth++;
    else if (c === '}') depth = Math.max(0, depth - 1);
    else if (depth === 0 && (at === ',' ? c === ',' : /[\s~]/.test(c))) {
      pieces.push(text.slice(start, i));
      start = i + 1;
    }
  }
  pieces.push(text.slice(start));
  return pieces;
}

function isAnd(value: string, at: number): boolean {
  return /^and$/i.test(value.slice(at, at + 3)) && isBlank(value, at - 1) && isBlank(value, at + 3);
}

function isBlank(value: string, at: number): boolean {
  return at < 0 || at >= value.length || /\s/.test(value[at]!);
}
