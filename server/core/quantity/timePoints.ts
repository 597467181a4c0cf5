import type { Span } from '../text/span.js';
import type { Quantity } from './quantity.js';
import { quantities } from './recognise.js';
import type { Unit } from './unit.js';
import { unitOf } from './units.js';

/** When something was measured: `at 12 months`, `on day 28`, `week 24`, `the 24-hour value`, `5-year survival`. */
export interface TimePoint {
  readonly span: Span;
  readonly text: string;
  /** 28 in days, for `day 28`; ranges (`days 1–21`) give their first. */
  readonly value: number;
  readonly unit: Unit;
}

const COUNTED = /(?<![A-Za-z-])(days?|weeks?|months?|years?|hours?|min(?:ute)?s?)[ \u00a0](\d{1,4}(?:\.\d)?)(?![\d.,]\d|[A-Za-z%])/gi;

/**
 * The points in time that a text names, ascending. They are conditions of a figure rather than figures: `day 28` is no quantity
 * at all, and `at 12 months` is one that carries `timePoint`. Give `found` if the text's quantities are known already.
 */
export function timePoints(text: string, found: readonly Quantity[] = quantities(text)): readonly TimePoint[] {
  const points: TimePoint[] = [];
  for (const { timePoint, unit, span, text: printed, value } of found) if (timePoint && unit) points.push({ span, text: printed, value: value.value, unit });
  for (const match of text.matchAll(COUNTED)) {
    const start = match.index;
    const end = start + match[0].length;
    const unit = unitOf(match[1]!.toLowerCase());
    // `after 3 months 12 patients`: that number is a figure
    if (!unit || found.some((one) => one.span.start < end && start < one.span.end)) continue;
    points.push({ span: { start, end }, text: match[0], value: Number(match[2]), unit });
  }
  return points.sort((a, b) => a.span.start - b.span.start);
}
