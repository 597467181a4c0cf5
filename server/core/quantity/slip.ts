import { t } from '../text/language.js';

/** How a wrong number may have come from the right one. */
export interface Slip {
  readonly kind: 'transposition' | 'decimal shift' | 'digit' | 'missing digit' | 'extra digit' | 'sign';
  readonly words: string;
}

/** Compares two numbers as printed: `38.4` and `34.8` have swapped digits, `3.48` and `34.8` a shifted point. Undefined where no slip explains it. */
export function slipOf(wrong: string, right: string): Slip | undefined {
  const a = normal(wrong);
  const b = normal(right);
  if (a === undefined || b === undefined || a.digits === b.digits && a.point === b.point && a.negative === b.negative) return undefined;
  if (a.digits === b.digits && a.point === b.point) return { kind: 'sign', words: t`the sign is lost` };
  const x = a.digits.replace(/^0+/, '');
  const y = b.digits.replace(/^0+/, '');
  if (x !== '' && withoutLastZeros(x) === withoutLastZeros(y)) return { kind: 'decimal shift', words: t`the decimal point has moved` };
  if (a.digits.length === b.digits.length && a.point === b.point) {
    const at = [...a.digits].flatMap((digit, i) => (digit === b.digits[i] ? [] : [i]));
    if (at.length === 2 && a.digits[at[0]!] === b.digits[at[1]!] && a.digits[at[1]!] === b.digits[at[0]!]) return { kind: 'transposition', words: t`two digits are swapped` };
    if (at.length === 1 && a.digits.length > 1) return { kind: 'digit', words: t`one digit differs` };
    return undefined;
  }
  if (x.length > 1 && without(y, x)) return { kind: 'missing digit', words: t`a digit is missing` };
  if (y.length > 1 && without(x, y)) return { kind: 'extra digit', words: t`there is a digit too many` };
  return undefined;
}

function withoutLastZeros(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === '0') end--;
  return digits.slice(0, end);
}

/** Whether `long` without one digit is `less`. */
function without(long: string, less: string): boolean {
  if (long.length !== less.length + 1) return false;
  let i = 0;
  while (i < less.length && long[i] === less[i]) i++;
  return long.slice(i + 1) === less.slice(i);
}

function normal(printed: string): { digits: string; point: number; negative: boolean } | undefined {
  if (printed.length > 40 || !/^[−–+-]?[\d.,·\u00a0\u2009\u202f ]+$/.test(printed)) return undefined;
  const bare = printed.replace(/^[−–+-]/, '').replace(/[,\u00a0\u2009\u202f ](?=\d{3}(?:\D|$))/g, '').replace(/[·,]/, '.');
  const dot = bare.indexOf('.');
  const digits = bare.replace(/\D/g, '');
  return { digits, point: dot < 0 ? 0 : bare.length - dot - 1, negative: /^[−–-]/.test(printed) };
}
