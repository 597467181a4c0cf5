import { isAlnum, isDigit, isWordCode } from './characters.js';
import { atomOf } from './unitNames.js';

/** Whether the digit at `at` belongs to a name: `CXCL10`, `PD-1`, `C57BL/6`, `x^2`, `#5`. */
export function insideName(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  if (Number.isNaN(before) || before === 0x20) return false;
  if (isWordCode(before)) return !/(?:^|[^A-Za-z])(?:USD|EUR|GBP|CHF|AUD|CAD|CNY|RMB|Rs|US)$/.test(text.slice(Math.max(0, at - 4), at));
  // ^ _ # @
  if (before === 0x5e || before === 0x5f || before === 0x23 || before === 0x40) return true;
  // - – ‑ / . : '
  if (before === 0x2d || before === 0x2013 || before === 0x2011 || before === 0x2010 || before === 0x2f || before === 0x2e || before === 0x3a || before === 0x2b || before === 0x2212) {
    const further = text.charCodeAt(at - 2);
    if (isWordCode(further) && behindUnit(text, at, before)) return false;
    if (before === 0x2e && (text[at - 2] === ')' || text[at - 2] === '"' || text[at - 2] === '”')) return true;
    return isWordCode(further) || before === 0x2b && further === 0x2f;
  }
  return false;
}

/** `5 mg–10 mg`, `5k-20k`: the dash stands behind a number's unit and not inside a name. `h-1` is an exponent. */
function behindUnit(text: string, at: number, dash: number): boolean {
  if (dash !== 0x2d && dash !== 0x2013) return false;
  const found = /(?:^|[^\w])\d[\d.,]{0,8}[ \u00a0]?([A-Za-zµμ]{1,8})[-–]$/.exec(text.slice(Math.max(0, at - 22), at));
  if (!found || dash === 0x2d && /^[1-4](?!\d|[.,]\d)/.test(text.slice(at, at + 3))) return false;
  return found[1] === 'k' || found[1] === 'K' || atomOf(found[1]!) !== undefined;
}

/** The end of a name with digits, from inside it: `SSP2-4.5`, `AUC0–24`, `Al2O3/Ni0.8`. */
export function endOfName(text: string, at: number): number {
  let end = at;
  for (;;) {
    const c = text.charCodeAt(end);
    if (isAlnum(c) || isWordCode(c) || c === 0x5f) { end++; continue; }
    const next = text.charCodeAt(end + 1);
    // . : need a digit behind them, - – ‑ / + a digit or letter
    if ((c === 0x2e || c === 0x3a) && isDigit(next)) { end++; continue; }
    if ((c === 0x2d || c === 0x2013 || c === 0x2011 || c === 0x2f || c === 0x2b) && (isDigit(next) || isWordCode(next))) { end++; continue; }
    return Math.max(end, at + 1);
  }
}

/** `https:`, `www.`, `doi:`: what begins an address. */
export function isAddress(text: string, at: number, end: number): boolean {
  const word = text.slice(at, end).toLowerCase();
  return (word === 'http' || word === 'https') && text[end] === ':' || word === 'www' && text[end] === '.' || (word === 'doi' || word === 'pmid' || word === 'arxiv' || word === 'pmcid') && (text[end] === ':' || text[end] === '.' || text[end] === ' ' && isDigit(text.charCodeAt(end + 1)));
}

export function endOfAddress(text: string, at: number): number {
  let end = at;
  if (text[end] === ':' && text[end + 1] === ' ' || text[end] === ' ') end += text[end] === ' ' ? 1 : 2;
  while (end < text.length) {
    const c = text.charCodeAt(end);
    if (c <= 0x20 || c === 0xa0 || c === 0x3c || c === 0x3e || c === 0xfffc) break;
    end++;
  }
  return Math.max(end, at + 1);
}
