import { texConstants } from '../citationJs.js';
import { SIGNS, signOf } from './signs.js';

/**
 * A TeX value in words that citation-js reads: signs that its tables lack as such (`$\pm$` → `$±$`), blanks instead of
 * TeX's (`5\,mm`, `Phys.\ Rev.`), and of a command that nothing is known about only what it is said of.
 */
export function forCitationJs(value: string): string {
  if (!value.includes('\\') && !value.includes('`')) return value;
  return value
    // An accent on nothing is the sign itself: `\\^{}`.
    .replace(/\\([\^~])\{\s{0,9}\}/g, (_, sign: string) => (sign === '^' ? '\\textasciicircum{}' : '\\textasciitilde{}'))
    .replace(/\\[`'"=.]\{\s{0,9}\}/g, '')
    .replace(COMMAND, (whole, name: string | undefined, sign: string | undefined) => {
      if (sign !== undefined) return BLANKS.has(sign) ? ' ' : NOTHING.has(sign) ? '' : whole;
      if (SIGNS.has(name!)) return signOf(name!, whole);
      return isKnown(name!) ? whole : '';
    })
    .replace(/\^(?:\{∘ ?\}|∘ ?)/g, '°')
    .replace(/(?<![\p{L}\p{N}`\\])`(?=[\p{L}\p{N}{$])/gu, '‘');
}

/** An accent on a letter without its dot: `na\"\ive`. */
export function dotted<Value>(value: Value): Value {
  if (typeof value === 'string') return value.replace(/ı(?=[\u0300-\u036f])/g, 'i').normalize('NFC') as Value;
  if (Array.isArray(value)) return value.map(dotted) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, own]) => [name, dotted(own as unknown)])) as Value;
}

/** A command with the blanks behind it, or one of a single sign. */
const COMMAND = /\\(?:([A-Za-z]{1,40})(?:\{\}|[ \t\r\n]{0,9})|([^A-Za-z]))/g;
const BLANKS = new Set([...' ,;:\n\t']);
const NOTHING = new Set([...'!/-@()[]']);

function isKnown(name: string): boolean {
  const { commands, mathCommands, diacritics, formattingCommands, formattingEnvs, argumentCommands } = texConstants;
  return [commands, mathCommands, diacritics, formattingCommands, formattingEnvs, argumentCommands].some((table) => Object.hasOwn(table, name));
}
