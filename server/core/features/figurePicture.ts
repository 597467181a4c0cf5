import { shortened } from '../rules/wording.js';
import type { Comparison, ComparedRow } from './figureComparison.js';
import { comparisonText } from './figureComparison.js';
import { escaped } from './markdown.js';
import { line, round, text, xml } from './svg.js';

/** The colours of a picture, as CSS writes them. */
export interface Palette {
  readonly text: string;
  /** Labels and the axis. */
  readonly quiet: string;
  readonly manuscript: string;
  readonly source: string;
  /** What the source sets beside its answer. */
  readonly other: string;
}

/** A theme of the editor that pictures are drawn for. */
export type Theme = 'light' | 'dark' | 'high-contrast-light' | 'high-contrast-dark';

/** Of each theme, what stands out from its background by a contrast of 4.5 at least (WCAG 2.2, 1.4.3). */
export const palettes: Readonly<Record<Theme, Palette>> = {
  light: { text: '#1f1f1f', quiet: '#595959', manuscript: '#a8350b', source: '#0b5c9e', other: '#6b6b6b' },
  dark: { text: '#e6e6e6', quiet: '#b0b0b0', manuscript: '#ffab70', source: '#79c0ff', other: '#9a9a9a' },
  'high-contrast-light': { text: '#000000', quiet: '#292929', manuscript: '#8a1f00', source: '#003f7d', other: '#404040' },
  'high-contrast-dark': { text: '#ffffff', quiet: '#ffffff', manuscript: '#ffb86b', source: '#8fd0ff', other: '#cccccc' },
};

export interface Picture {
  /** A whole SVG document, which names no other file. */
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  /** All that it shows, in words. */
  readonly alt: string;
}

const LABELS = 150;
const PLOT = 160;
const VALUES = 190;
const ROW = 20;
const TOP = 4;
const AXIS = 18;
const LONGEST_VALUE = 26;

/**
 * Draws a comparison: the manuscript's diamond or bar is hollow, the source's filled, so that no meaning lies in colour
 * alone. Without identifiers, for a page may hold many.
 */
export function figurePicture(comparison: Comparison, palette: Palette): Picture {
  const { kind, rows } = comparison;
  const axis = axisOf(comparison);
  const width = LABELS + PLOT + VALUES;
  const height = TOP + rows.length * ROW + AXIS;
  const bottom = TOP + rows.length * ROW;
  const alt = comparisonText(comparison);
  const parts = [
    // Of one effect on neither side, in a forest plot; of zero elsewhere, where it lies within.
    ...(axis.neutral === undefined ? [] : [line(axis.at(axis.neutral), TOP, axis.at(axis.neutral), bottom, palette.quiet, kind === 'forest' ? '3 3' : '')]),
    line(LABELS, bottom, LABELS + PLOT, bottom, palette.quiet),
    ...axis.ticks.map((tick) => `${line(axis.at(tick), bottom, axis.at(tick), bottom + 4, palette.quiet)}${text(axis.at(tick), bottom + 15, label(tick), palette.quiet, 'middle', 10)}`),
    ...rows.map((row, i) => rowOf(row, kind, TOP + i * ROW + ROW / 2, axis, palette)),
  ];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="system-ui, -apple-system, 'Segoe UI', sans-serif"><title>${xml(alt)}</title>${parts.join('')}</svg>`;
  return { svg, width, height, alt };
}

function rowOf(row: ComparedRow, kind: Comparison['kind'], y: number, axis: Axis, palette: Palette): string {
  const colour = row.whose === 'manuscript' ? palette.manuscript : row.whose === 'answer' ? palette.source : palette.other;
  const marks = kind === 'bars' ? bar(row, y, axis, colour) : estimate(row, y, axis, colour);
  const strong = row.whose === 'other' ? palette.quiet : palette.text;
  return [
    text(LABELS - 8, y + 4, row.label, strong, 'end'),
    marks,
    text(LABELS + PLOT + 8, y + 4, shortened(row.printed, LONGEST_VALUE), strong, 'start'),
  ].join('');
}

function bar({ whose, value = 0 }: ComparedRow, y: number, axis: Axis, colour: string): string {
  const [from, to] = [axis.at(0), axis.at(value)].sort((a, b) => a - b) as [number, number];
  const fill = whose === 'manuscript' ? 'none' : colour;
  return `<rect x="${round(from)}" y="${y - 6}" width="${round(Math.max(1, to - from))}" height="12" fill="${fill}" stroke="${colour}" stroke-width="2"/>`;
}

function estimate({ whose, value, lower, upper }: ComparedRow, y: number, axis: Axis, colour: string): string {
  const parts: string[] = [];
  if (lower !== undefined) {
    const end = upper === undefined ? LABELS + PLOT : axis.at(upper);
    parts.push(line(axis.at(lower), y, end, y, colour, '', 2), line(axis.at(lower), y - 4, axis.at(lower), y + 4, colour, '', 2));
    // An open end has an arrow.
    parts.push(upper === undefined ? `<path d="M${end - 5} ${y - 4}L${end} ${y}L${end - 5} ${y + 4}" fill="none" stroke="${colour}" stroke-width="2"/>` : line(end, y - 4, end, y + 4, colour, '', 2));
  }
  if (value !== undefined) {
    const x = axis.at(value);
    parts.push(whose === 'manuscript'
      ? `<path d="M${round(x - 6)} ${y}L${round(x)} ${y - 6}L${round(x + 6)} ${y}L${round(x)} ${y + 6}Z" fill="none" stroke="${colour}" stroke-width="2"/>`
      : `<rect x="${round(x - 4.5)}" y="${y - 4.5}" width="9" height="9" fill="${colour}"/>`);
  }
  return parts.join('');
}

interface Axis {
  /** Where a value stands, in pixels from the left. */
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
  readonly neutral?: number;
}

function axisOf({ kind, rows }: Comparison): Axis {
  const values = rows.flatMap(({ value, lower, upper }) => [value, lower, upper].filter((one) => one !== undefined));
  const isLog = kind === 'forest';
  const all = kind === 'bars' ? [0, ...values] : isLog ? [1, ...values] : values;
  const scale = isLog ? Math.log : (value: number): number => value;
  let [low, high] = [Math.min(...all.map(scale)), Math.max(...all.map(scale))];
  const room = (high - low || Math.abs(high) || 1) * 0.06;
  if (kind !== 'bars' || low < 0) low -= room;
  if (kind !== 'bars' || high > 0) high += room;
  const neutral = isLog ? 1 : low <= 0 && high >= 0 ? 0 : undefined;
  return {
    at: (value) => LABELS + Math.max(0, Math.min(1, (scale(value) - low) / (high - low))) * PLOT,
    ticks: isLog ? logTicks(Math.exp(low), Math.exp(high)) : linearTicks(low, high),
    ...(neutral === undefined ? {} : { neutral }),
  };
}

/** Three or four round numbers within: 0, 10, 20, 30. */
function linearTicks(low: number, high: number): readonly number[] {
  const raw = (high - low) / 3;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= raw) ?? raw;
  const ticks: number[] = [];
  for (let tick = Math.ceil(low / step) * step; tick <= high && ticks.length < 6; tick += step) ticks.push(Math.abs(tick) < step / 1e6 ? 0 : tick);
  return ticks;
}

/** Of 1, 2 and 5 times a power of ten those within; every other one where they would touch. */
function logTicks(low: number, high: number): readonly number[] {
  const all: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) for (const factor of [1, 2, 5]) all.push(factor * 10 ** power);
  const within = all.filter((tick) => tick >= low && tick <= high);
  const powers = within.filter((tick) => Number.isInteger(Math.round(Math.log10(tick) * 1e9) / 1e9));
  return within.length <= 5 ? within : powers;
}

const label = (tick: number): string => String(Number(tick.toPrecision(4)));

/** The picture in Markdown, as an address that holds all of it; VS Code takes its size behind a bar. */
export function markdownPicture({ svg, alt, width, height }: Picture): string {
  return `![${escaped(alt)}](data:image/svg+xml;base64,${btoa(svg)}|width=${width},height=${height})`;
}
