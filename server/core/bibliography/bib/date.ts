import { texToText } from './tex.js';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DATE = /^\s*(-?\d{1,8})(?:-(\d{1,2})(?:-(\d{1,2}))?)?/;

/**
 * Year, month and day of publication as far as given, from `date` (`2017-06-06`, of a range its start), else `year` and `month`
 * (`jun`, `6`, `June`). `undefined` without a year in figures.
 */
export function dateParts(get: (field: string) => string | undefined): number[] | undefined {
  const date = DATE.exec(texToText(get('date') ?? ''));
  if (date) return date.slice(1).filter((part) => part !== undefined).map(Number).filter((part, i) => i === 0 || part > 0);
  const year = /-?\d{3,8}/.exec(texToText(get('year') ?? ''))?.[0];
  if (year === undefined) return undefined;
  const month = monthNumber(texToText(get('month') ?? ''));
  return month === undefined ? [Number(year)] : [Number(year), month];
}

/** `jun`, `June`, `6` → 6. */
export function monthNumber(month: string): number | undefined {
  const number = Number(month);
  if (Number.isInteger(number) && number >= 1 && number <= 12) return number;
  const index = MONTHS.indexOf(month.slice(0, 3).toLowerCase());
  return index < 0 ? undefined : index + 1;
}

/** The names that every style defines: `jan` … `dec`. */
export function isMonth(name: string): boolean {
  return MONTHS.includes(name.toLowerCase());
}
