import type { Span } from '../../text/span.js';
import { superscript } from '../superscript.js';
import type { Handler, Handlers } from './handlers.js';
import { unitText } from './siUnits.js';
import type { Argument, Walk } from './walk.js';

function number(walk: Walk): void {
  options(walk);
  const argument = walk.braced();
  if (argument) writeNumber(walk, argument);
}

function quantity(walk: Walk): void {
  options(walk);
  const value = walk.braced();
  if (!value) return;
  writeNumber(walk, value);
  const before = walk.option();
  const open = walk.at;
  const unitArgument = walk.braced();
  if (!unitArgument) return;
  // `\SI{5}[\$]{}` sets the unit before the number; it is read behind it.
  if (before && unitArgument.start === unitArgument.end) writeUnit(walk, { ...before, after: open, closed: true }, value.end);
  else writeUnit(walk, unitArgument, value.end);
}

const range: Handler = (walk, { name }) => {
  options(walk);
  const from = walk.braced();
  const to = walk.braced();
  if (!from || !to) return;
  writeNumber(walk, from);
  const negative = /^\s*[-−]/.test(walk.source.slice(to.start, to.end));
  walk.prose.rewrite(negative ? ' to ' : '–', from.end, to.start);
  writeNumber(walk, to);
  if (name !== 'numrange') unitBehind(walk, to);
};

const list: Handler = (walk, { name }) => {
  several(walk, name !== 'numlist', /;/, (rest) => (rest === 1 ? ' and ' : ', '));
};

const product: Handler = (walk, { name }) => {
  several(walk, name !== 'numproduct', /x/, () => ' × ');
};

function several(walk: Walk, withUnit: boolean, separator: RegExp, joint: (rest: number) => string): void {
  options(walk);
  const values = walk.braced();
  if (!values) return;
  const parts = split(walk.source, values, separator);
  parts.forEach((part, i) => {
    if (i > 0) walk.prose.rewrite(joint(parts.length - i), parts[i - 1]!.end, part.start);
    writeNumber(walk, part);
  });
  if (withUnit) unitBehind(walk, values);
}

function unit(walk: Walk): void {
  options(walk);
  const argument = walk.braced();
  if (argument) writeUnit(walk, argument);
}

const angle: Handler = (walk, { start }) => {
  options(walk);
  const argument = walk.braced();
  if (!argument) return;
  const parts = walk.source.slice(argument.start, argument.end).split(';');
  const text = parts.slice(0, 3).map((part, i) => (part.trim() === '' ? '' : part.trim() + ['°', '′', '″'][i]!)).join('');
  walk.prose.rewrite(text, start, argument.after);
};

/**
 * The commands of siunitx, versions 2 and 3 (its manual, chapters "Using the siunitx package"), as a reader says them:
 * `\SI{34.8}{months}` → `34.8 months`, `\qtyrange{20}{30}{\mg\per\kg}` → `20–30 mg/kg`, `\num{1.2e-3}` → `1.2 × 10⁻³`,
 * `\qty{82.9}{\percent}` → `82.9%`, `\ang{12;30}` → `12°30′`.
 */
export const SIUNITX_HANDLERS: Handlers = {
  SI: quantity, qty: quantity,
  SIrange: range, qtyrange: range,
  SIlist: list, qtylist: list, qtyproduct: product,
  num: number, tablenum: number,
  numrange: range, numlist: list, numproduct: product,
  si: unit, unit,
  ang: angle,
};

function options(walk: Walk): void {
  while (walk.source[walk.at] === '[' && walk.option()) { /* skipped */ }
}

function unitBehind(walk: Walk, value: Span): void {
  const argument = walk.braced();
  if (argument) writeUnit(walk, argument, value.end);
}

/** Writes a number as it is typed where it can, else as it is printed: `1,5` → `1.5`, `1.2e-3` → `1.2 × 10⁻³`, `3+-1` → `3 ± 1`. */
function writeNumber(walk: Walk, span: Span): void {
  const { source, prose } = walk;
  const written = source.slice(span.start, span.end);
  const lead = /^\s*/.exec(written)![0].length;
  const trimmed = written.trim();
  if (/^[-+]?[\d.]*(?:\([\d.]+\))?$/.test(trimmed)) {
    prose.copy(source, span.start + lead, span.start + lead + trimmed.length);
    return;
  }
  if (trimmed.length > 100 || (/\\/.test(trimmed) && !/^[\d.,\seE+<>()-]*(?:\\(?:pm|le|ge|leq|geq|approx|ll|gg|sim|times|mp)\s?[\d.,\seE+<>()-]*){1,3}$/.test(trimmed))) return walk.through(span);
  const text = trimmed
    .replace(/\\pm|\+-/g, ' ± ')
    .replace(/\\mp/g, ' ∓ ')
    .replace(/\\(?:leq|le)|<=/g, '≤').replace(/\\(?:geq|ge)|>=/g, '≥').replace(/\\approx|\\sim/g, '~').replace(/\\ll/g, '≪').replace(/\\gg/g, '≫').replace(/\\times/g, ' × ')
    .replace(/(\d)\s+(?=\d)/g, '$1')
    .replace(/,/g, '.')
    .replace(/^([-+]?)[eEdD]([-+]?\d+)$/, (_, sign: string, exponent: string) => `${sign}${power(exponent)}`)
    .replace(/\s?[eEdD]([-+]?\d+)/g, (_, exponent: string) => ` × ${power(exponent)}`)
    .replace(/\s{2,}/g, ' ');
  prose.rewrite(text.trim(), span.start, span.end);
}

function power(exponent: string): string {
  return `10${superscript(exponent.replace('+', ''))}`;
}

/** Writes a unit, parted from the number before it by a space, or by none before `%` and `°`. */
function writeUnit(walk: Walk, argument: Argument, numberEnd?: number): void {
  const { source, prose } = walk;
  const written = source.slice(argument.start, argument.end);
  const text = unitText(written, (name) => walk.piece.lookup('unit', name)?.symbol ?? walk.piece.lookup('macro', name)?.body);
  if (text === '') return;
  if (numberEnd !== undefined && !/^[%‰°′″](?!C|F)/.test(text)) prose.rewrite(' ', numberEnd, argument.start);
  if (text === written) prose.copy(source, argument.start, argument.end);
  else prose.rewrite(text, argument.start, argument.end);
}

function split(source: string, span: Span, separator: RegExp): Span[] {
  const parts: Span[] = [];
  let start = span.start;
  for (let at = span.start; at <= span.end; at++) {
    if (at < span.end && !separator.test(source[at]!)) continue;
    if (source.slice(start, at).trim() !== '') parts.push({ start, end: at });
    start = at + 1;
  }
  return parts;
}
