import { isAlnum, isWordCode } from './characters.js';
import { endOfAddress, endOfName, insideName, isAddress } from './digitNames.js';
import { digitsAt, VULGAR } from './digits.js';
import { numeral, type NumeralAt } from './numeralAt.js';
import { FOLDS, SMALL, TENS } from './numberWords.js';
import { wordsAt } from './wordNumerals.js';

/**
 * All numbers of the text in order, digits and words; digits inside names (`CXCL10`, `PD-1`), addresses and dotted runs (`1.2.3`) are left out.
 * One pass; each number is read once.
 */
export function numerals(text: string, decimalComma = false): NumeralAt[] {
  const found: NumeralAt[] = [];
  const length = text.length;
  let i = 0;
  while (i < length) {
    const c = text.charCodeAt(i);
    if (c >= 0x30 && c <= 0x39) {
      if (insideName(text, i)) { i = endOfName(text, i); continue; }
      const number = digitsAt(text, i, decimalComma);
      if (number.skipTo !== undefined) { i = number.skipTo; continue; }
      found.push(number.numeral!);
      i = number.numeral!.span.end;
    } else if (c >= 0x61 && c <= 0x7a || c >= 0x41 && c <= 0x5a) {
      let end = i + 1;
      while (end < length && isWordCode(text.charCodeAt(end))) end++;
      const size = end - i;
      if (size <= 13 && MAY_BEGIN[(c & 0x1f) << 5 | (size > 1 ? text.charCodeAt(i + 1) & 0x1f : 0)] === 1) {
        const read = wordsAt(text, i, end);
        if (read) {
          if (read.numeral) found.push(read.numeral);
          i = read.end;
          continue;
        }
      }
      if (size >= 3 && size <= 5 && isAddress(text, i, end)) { i = endOfAddress(text, end); continue; }
      i = end;
    } else if (c === 0x2e || c === 0xb7) {
      // `.05`
      const next = text.charCodeAt(i + 1);
      if (next >= 0x30 && next <= 0x39 && !isAlnum(text.charCodeAt(i - 1)) && text[i - 1] !== ')' && text[i - 1] !== '.') {
        const number = digitsAt(text, i, decimalComma);
        if (number.skipTo !== undefined) { i = number.skipTo; continue; }
        found.push(number.numeral!);
        i = number.numeral!.span.end;
      } else i++;
    } else if (c >= 0xbc && c <= 0xbe || c >= 0x2150 && c <= 0x215e) {
      const share = VULGAR[text[i]!];
      if (share !== undefined) found.push(numeral(text, i, i + 1, share, 0.01, 2, 'share', { plain: false, inWords: false }));
      i++;
    } else i++;
  }
  return found;
}

/** Whether a number word begins with these two letters; the index is made of their low five bits. Spares most words a look-up. */
const MAY_BEGIN = firstTwo(['a', 'an', 'half', 'none', 'hundredfold', 'thousandfold', ...Object.keys(SMALL), ...Object.keys(TENS), ...Object.keys(FOLDS)]);

function firstTwo(words: readonly string[]): Uint8Array {
  const flags = new Uint8Array(1024);
  for (const word of words) flags[(word.charCodeAt(0) & 0x1f) << 5 | (word.length > 1 ? word.charCodeAt(1) & 0x1f : 0)] = 1;
  return flags;
}
