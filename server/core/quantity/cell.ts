import type { Quantity } from './quantity.js';
import { recognise } from './recognise.js';
import type { Unit } from './unit.js';
import { unitOf } from './units.js';

/** What a table's header says of the cells under it. */
export interface CellHeader {
  /** The header without unit and form: `Median PFS` of `Median PFS (months)`. */
  readonly label: string;
  readonly unit?: Unit;
  /** `×10³ cells/mL`: cells are printed in thousands. */
  readonly scale?: number;
  readonly form?: CellForm;
}

/** What the numbers of one cell are to each other: the first, and the one in brackets or behind ±. */
export type CellForm = 'n (%)' | '% (n)' | 'mean (SD)' | 'mean (SE)' | 'mean (SEM)' | 'median (IQR)' | 'median (range)' | 'value (CI)' | 'value (CrI)' | 'p-value';

export interface CellOptions {
  readonly header?: CellHeader;
  readonly decimalComma?: boolean;
}

/**
 * The figures of one cell: `0.47 (0.32-0.71)`, `163 (60.4)`, `5.2 ± 1.3`, `12/40`, `<0.001`, `12.3*`. `Not reached`, `N/A` and `–` give none.
 * The header lends its unit, its scale and the sense of what stands in brackets, wherever the cell does not say it itself.
 */
export function cellQuantities(text: string, options: CellOptions = {}): readonly Quantity[] {
  const found = recognise(withoutMarks(text), options.decimalComma ?? false, true);
  const { header } = options;
  return found.map((quantity) => {
    const own = { ...quantity, text: text.slice(quantity.span.start, quantity.span.end) };
    return header ? under(own, header) : own;
  });
}

/** Footnote marks behind a number, blanked so that offsets stay: `12.3a`, `0.04^b^`. */
function withoutMarks(text: string): string {
  return text.length > 400 ? text : text.replace(/\^[a-z,*†‡§¶#\d]{1,3}\^/g, (mark) => ' '.repeat(mark.length)).replace(/(?<=[\d)%])[a-f](?=$|[ ,;)])/g, ' ');
}

function under(quantity: Quantity, header: CellHeader): Quantity {
  if (header.form === 'p-value') {
    return quantity.kind === 'value' && !quantity.unit && quantity.value.value >= 0 && quantity.value.value <= 1 ? { ...quantity, kind: 'p-value', label: quantity.label ?? 'p' } : quantity;
  }
  // Under `n (%) or mean (SD)`, what has decimals is no count.
  const counted = header.form === 'n (%)' && quantity.value.decimals === 0;
  const percent = unitOf('%')!;
  const mainUnit = header.form === '% (n)' ? percent : counted ? undefined : header.unit;
  const scale = header.scale ?? 1;
  const companions = quantity.companions.map((companion) => companionUnder(companion, header, counted ? undefined : header.unit, scale));
  const takes = quantity.unit === undefined && (quantity.kind === 'value' || quantity.kind === 'range' || quantity.kind === 'interval' || quantity.kind === 'spread');
  let own: Quantity = { ...quantity, companions };
  if (takes && mainUnit) own = { ...own, unit: mainUnit };
  if (takes && scale !== 1) own = scaled(own, scale);
  if (own.kind === 'range' && INTERVAL_FORMS.has(header.form ?? '')) own = { ...own, kind: 'interval', intervalName: 'unknown' };
  if (own.kind === 'interval' && own.intervalName === 'unknown') own = { ...own, ...intervalUnder(header) };
  return own;
}

function companionUnder(companion: Quantity, header: CellHeader, unit: Unit | undefined, scale: number): Quantity {
  if (companion.kind === 'interval') {
    const named = companion.intervalName === 'unknown' ? { ...companion, ...intervalUnder(header) } : companion;
    const owned = named.unit || !unit ? named : { ...named, unit };
    return scale === 1 || companion.unit ? owned : scaled(owned, scale);
  }
  if (companion.kind !== 'spread' || companion.unit) return companion;
  const bracketed = companion.relationSpan === undefined && companion.label === undefined;
  if (bracketed && companion.spreadName === 'unknown') {
    if (header.form === 'n (%)') return { ...companion, spreadName: undefined, kind: 'value', unit: unitOf('%')! };
    if (header.form === '% (n)') return { ...companion, spreadName: undefined, kind: 'value', label: 'n' };
  }
  const name = SPREADS[header.form ?? ''];
  const named = companion.spreadName === 'unknown' && name ? { ...companion, spreadName: name } : companion;
  const owned = unit ? { ...named, unit } : named;
  return scale === 1 ? owned : scaled(owned, scale);
}

const INTERVAL_FORMS = new Set<string>(['value (CI)', 'value (CrI)', 'median (IQR)', 'median (range)']);

const SPREADS: Readonly<Record<string, Quantity['spreadName']>> = { 'mean (SD)': 'SD', 'mean (SE)': 'SE', 'mean (SEM)': 'SEM', 'value (CI)': 'CI' };

function intervalUnder(header: CellHeader): Partial<Quantity> {
  switch (header.form) {
    case 'value (CI)': return { intervalName: 'CI', level: 95 };
    case 'value (CrI)': return { intervalName: 'CrI', level: 95 };
    case 'median (IQR)': return { intervalName: 'IQR' };
    case 'median (range)': return { intervalName: 'range' };
    default: return {};
  }
}

function scaled(quantity: Quantity, scale: number): Quantity {
  const times = (numeral: Quantity['value']): Quantity['value'] => ({ ...numeral, value: numeral.value * scale, tolerance: numeral.tolerance * scale });
  return { ...quantity, value: times(quantity.value), ...(quantity.upper ? { upper: times(quantity.upper) } : {}) };
}

// ---- Headers ----

const FORMS: readonly (readonly [RegExp, CellForm])[] = [
  [/(?:^|[^A-Za-z])(?:n|no\.?|number|events|count|n\/N|freq(?:uency)?|cases|patients)\s?[,(/;]\s?%\)?/i, 'n (%)'],
  [/%\s?\(\s?(?:n|no\.?)\s?\)/i, '% (n)'],
  [/(?:±|\+\/-|[([,;\s])\s?(?:SD|s\.d\.|standard deviation)\b/i, 'mean (SD)'],
  [/(?:±|\+\/-|[([,;\s])\s?(?:SEM|s\.e\.m)\b/i, 'mean (SEM)'],
  [/(?:±|\+\/-|[([,;\s])\s?(?:SE|s\.e\.|standard error)\b/i, 'mean (SE)'],
  [/\bIQR\b|inter-?quartile|\bQ1\b/i, 'median (IQR)'],
  [/[([,;]\s?(?:range|min[–-]max)\b/i, 'median (range)'],
  [/\bCrI\b|credible/i, 'value (CrI)'],
  [/\bC\.?I\.?\b|confidence interval/i, 'value (CI)'],
  [/^\W*p[\W_]*(?:values?)?\b(?![A-Za-z])(?:\s?[([].*|\s(?:for|vs).*)?$/i, 'p-value'],
];

/** What the first letter of `thousand`, `million`, `'000`, `×1,000` or `k` says that cells are printed in. */
const SCALES: Readonly<Record<string, number>> = { t: 1e3, k: 1e3, m: 1e6, b: 1e9, "'": 1e3, 0: 1e3, 1: 1e3, '×': 1e3, x: 1e3 };

/** Headers that are words and would otherwise name a unit. */
const NO_UNIT = /^(?:[nNabCFHSPGBTAUM]|[Nn]o|[Ii]n|[Aa]t|[Aa]s|[Bb]ar|[Mm]o|[Gg]ray|[Ff]oot|[Pp]ound|[Yy]ard|[Cc]ycles?|[Pp]acks?|[Ss]econd|[Dd]egree|[Dd]ose|[Dd]ay|[Ww]eek|[Mm]onth|[Yy]ear|[Hh]our|[Mm]inute|[Pp]oint|[Pp]oints|[Bb]it|[Aa]mp)$/;

/**
 * What a header says: `Median PFS (months)`, `Capacity / mAh g⁻¹`, `Time [s]`, `Accuracy (%)`, `HR (95% CI)`, `n (%)`, `Age, mean (SD), years`, `Leucocytes (×10⁹/L)`.
 */
export function headerOf(text: string): CellHeader {
  const header = text.length > 300 ? text.slice(0, 300) : text;
  const form = FORMS.find(([pattern]) => pattern.test(header))?.[1];
  let unit: Unit | undefined;
  let scale: number | undefined;
  let label = header;
  for (const piece of pieces(header)) {
    // `10-3 min-1` is what a PDF leaves of `10⁻³ min⁻¹`.
    const power = /^(?:[×x]\s?)?10(?:\^\{?([-−]?\d+)\}?|([⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)|([-−]\d{1,2})(?=\s))\s?/.exec(piece.text);
    const rest = power ? piece.text.slice(power[0].length) : piece.text.replace(/^in\s/, '');
    const times = /^(thousands?|millions?|billions?|'?000s?|[×x]?\s?1[,.]?000s?)(?:\s(?:of\s)?|$)/i.exec(rest);
    // `EUR thousand`, `€bn`
    const behind = times ? null : /(?:\s(thousands?|millions?|billions?|bn|mn)|(?<=^[€$£¥]\s?)(k|m|bn|mn))$/i.exec(rest);
    const name = times ? rest.slice(times[0].length) : behind ? rest.slice(0, behind.index) : rest;
    const read = name === '' || !piece.set && NO_UNIT.test(name) || /^(?:n|N|p|P|SDs?)$/.test(name) ? undefined : unitNamed(name, piece.set);
    // Outside brackets a power without its sign needs a unit behind it: `Conductivity, 10-4 S/cm`.
    if (power && (read || (name === '' && /^[×x]/.test(power[0])) || (name === '' && piece.set))) scale = 10 ** Number((power[1] ?? power[3] ?? '').replace('−', '-') || raised(power[2]!));
    if (behind && read) scale = SCALES[(behind[1] ?? behind[2])![0]!.toLowerCase()];
    if (times && (piece.set || read)) scale = SCALES[times[1]![0]!.toLowerCase()];
    // `%` in `n (%)` says the bracket, not the cell; of several units the last wins: `Response (days), mean (hours)` does not occur
    if (unit && !power) continue;
    if (read && !(form === 'n (%)' && read.canonical === '%')) unit ??= read;
    if (read || power || times && piece.set) label = label.replace(piece.whole, ' ');
  }
  label = label.replace(/[([]\s?(?:\d{2}\s?%\s?)?(?:C\.?I\.?|CrI|SD|SE|SEM|IQR|range|%|n|mean ± SD|±\s?SD)[^)\]]*[)\]]/gi, ' ').replace(/\s+/g, ' ').replace(/^[\s,;:/]{1,8}/, '').replace(/(?<![\s,;:/])[\s,;:/]{1,8}$/, '');
  return { label, ...(unit ? { unit } : {}), ...(scale !== undefined && Number.isFinite(scale) ? { scale } : {}), ...(form ? { form } : {}) };
}

/** `Voltage/V` counts no voltages. */
function unitNamed(name: string, set: boolean): Unit | undefined {
  const unit = unitOf(name);
  return unit && !set && unit.canonical.startsWith('{') && /^[A-Z]/.test(name) ? undefined : unit;
}

/** The unit of a header, and what is left of it. */
export function unitOfHeader(text: string): { readonly unit?: Unit; readonly label: string } {
  const { unit, label } = headerOf(text);
  return { ...(unit ? { unit } : {}), label };
}

interface Piece {
  readonly text: string;
  readonly whole: string;
  /** Set off by brackets or a spaced slash, where units stand. */
  readonly set: boolean;
}

/** What is bracketed, behind ` / `, or between commas; the innermost first. */
function pieces(header: string): Piece[] {
  const found: Piece[] = [];
  for (const match of header.matchAll(/[([]([^()[\]]{1,40}(?:\([^()]{1,6}\))?[^()[\]]{0,20})[)\]]/g)) {
    for (const part of match[1]!.split(/[,;]\s|\s(?=±)/)) found.push({ text: part.trim(), whole: match[1]!.includes(',') ? part.trim() : match[0], set: true });
  }
  const slash = /\s\/\s?([^/()[\]]{1,24}(?:\/[^/()[\]]{1,16})?)\s?$/.exec(header);
  if (slash) found.push({ text: slash[1]!.trim(), whole: slash[0], set: true });
  const parts = header.split(/[,;:]\s/);
  if (parts.length > 1) for (const part of parts.slice(1)) found.push({ text: part.split(/[([]/)[0]!.trim(), whole: part, set: false });
  if (parts.length === 1 && header.length < 30) found.push({ text: header.trim(), whole: header, set: false });
  const per = /\s(in|per)\s([^\s,()]{1,20}(?:\s[^\s,()]{1,12})?)$/.exec(header);
  const rate = /\s(per\s[\d,]{1,9}\s[a-z][a-z -]{2,30})$/.exec(header);
  if (rate) found.push({ text: rate[1]!, whole: rate[0], set: true });
  if (per?.[1] === 'in') found.push({ text: per[2]!, whole: per[0], set: false });
  // `Time/s`, where the whole is no unit; `Drug 30 mg/kg` names a dose
  const glued = /\d\s?[A-Za-zµμ%]{1,5}\/[^/\s]{1,8}$/.test(header) ? null : /[A-Za-z₀-₉]\/([A-Za-zµμΩ°%][^/()[\]]{0,20})$/.exec(header);
  if (glued) found.push({ text: glued[1]!, whole: `/${glued[1]!}`, set: true });
  // `PFS, %`, `Response rate %`
  const bare = /\s(%)$/.exec(header);
  if (bare) found.push({ text: '%', whole: bare[0], set: true });
  return found;
}

function raised(power: string): string {
  const digits = [...power.replace('⁻', '')].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit)).join('');
  return power.startsWith('⁻') ? `-${digits}` : digits;
}
