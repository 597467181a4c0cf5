// What we read of the sentences of quantulum3 and of Microsoft's Recognizers-Text specifications:
// `node scripts/run.mjs test/accuracy/quantities.ts [folder] [list]`.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Quantity } from '../../server/core/quantity/quantity.js';
import { quantities } from '../../server/core/quantity/recognise.js';
import { unitOf } from '../../server/core/quantity/units.js';

/** Agreement with one corpus. */
export interface QuantityRow {
  readonly corpus: string;
  readonly expected: number;
  /** Found at an overlapping place with the expected value (or both bounds). */
  readonly rightValue: number;
  /** Of those whose unit we know by the corpus' name for it: the unit converts and is worth the same. */
  readonly units: number;
  readonly rightUnit: number;
  /** Figures of ours where the corpus has none. */
  readonly extra: number;
  readonly missed: readonly string[];
  readonly wrongUnits: readonly string[];
  readonly extras: readonly string[];
}

interface Case {
  readonly text: string;
  readonly expected: readonly Expected[];
}

interface Expected {
  readonly text: string;
  readonly start: number;
  readonly values: readonly number[];
  readonly unit?: string;
}

/** Rows for each corpus of the folder; empty if it is absent. */
export async function quantityAgreement(folder = process.env['QUANTITIES'] ?? '../shared/corpora/quantities'): Promise<QuantityRow[]> {
  if (!existsSync(folder)) return [];
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8').replace(/^\uFEFF/, ''));
  const rows: QuantityRow[] = [row('quantulum3', quantulum(read('quantulum3-quantities.json') as QuantulumCase[]))];
  for (const name of ['dimension', 'number', 'percent', 'number-range']) rows.push(row(`Recognizers ${name}`, recognizers(read(`recognizers-${name}.json`) as RecognizersCase[])));
  return rows;
}

interface QuantulumCase {
  readonly req: string;
  readonly res: readonly { readonly value: number; readonly unit: string; readonly surface: string; readonly uncertainty?: number }[];
}

function quantulum(cases: readonly QuantulumCase[]): Case[] {
  return cases.map(({ req, res }) => {
    let from = 0;
    const expected = res.map(({ value, unit, surface, uncertainty }) => {
      const start = req.indexOf(surface, from);
      from = start < 0 ? from : start + surface.length;
      const spread = uncertainty !== undefined && /\d\s*(?:\S{1,4}\s)?(?:to|and|-|–|- to)\s*[-$]?\d|\d-0/.test(surface) ? [value - uncertainty, value + uncertainty] : [value];
      return { text: surface, start: Math.max(0, start), values: spread, ...(unit === 'dimensionless' ? {} : { unit }) };
    });
    return { text: req, expected };
  });
}

interface RecognizersCase {
  readonly Input: string;
  readonly NotSupported?: string;
  readonly Results: readonly { readonly Text: string; readonly Start?: number; readonly Resolution: { readonly value?: string | null; readonly unit?: string; readonly subtype?: string } }[];
}

function recognizers(cases: readonly RecognizersCase[]): Case[] {
  return cases.map(({ Input, Results }) => ({
    text: Input,
    expected: Results.flatMap(({ Text, Start, Resolution }) => {
      const values = valuesOf(Resolution.value ?? '');
      if (values.length === 0) return [];
      return [{ text: Text, start: Start ?? Math.max(0, Input.toLowerCase().indexOf(Text.toLowerCase())), values, ...(Resolution.unit ? { unit: Resolution.unit } : {}) }];
    }),
  }));
}

/** `12.5`, `100%`, `[20,100)`, `(,700]` */
function valuesOf(printed: string): number[] {
  return printed.replace(/[[\]()%]/g, '').split(',').filter((part) => part !== '' && part !== 'null').map(Number).filter(Number.isFinite);
}

function row(corpus: string, cases: readonly Case[]): QuantityRow {
  let expected = 0;
  let rightValue = 0;
  let units = 0;
  let rightUnit = 0;
  const missed: string[] = [];
  const wrongUnits: string[] = [];
  const extras: string[] = [];
  for (const each of cases) {
    const found = quantities(each.text).flatMap((quantity) => [quantity, ...quantity.companions]);
    const used = new Set<Quantity>();
    for (const want of each.expected) {
      expected++;
      const end = want.start + want.text.length;
      const near = found.filter((one) => one.span.start < end && want.start < one.span.end);
      near.forEach((one) => used.add(one));
      const values = near.flatMap((one) => [one.denominator ? one.value.value / one.denominator.value : one.value.value, one.value.value, ...(one.upper ? [one.upper.value] : [])]);
      if (!want.values.every((value) => values.some((one) => Math.abs(one - value) <= 1e-6 * Math.max(1e-12, Math.abs(value))))) {
        missed.push(`${want.text} = ${want.values.join('–')} in “${each.text.slice(0, 100)}”: ${near.map((one) => one.text).join(', ') || 'nothing'}`);
        continue;
      }
      rightValue++;
      const unit = want.unit === undefined ? undefined : named(want.unit);
      if (!unit) continue;
      units++;
      const ours = near.find((one) => one.unit)?.unit;
      if (ours && ours.dimension === unit.dimension && Math.abs(ours.factor / unit.factor - 1) < 0.02) rightUnit++;
      else wrongUnits.push(`${want.text}: ${want.unit}, ours ${ours?.canonical ?? 'none'}`);
    }
    for (const one of found) if (!used.has(one)) extras.push(`${one.text} in “${each.text.slice(0, 80)}”`);
  }
  return { corpus, expected, rightValue, units, rightUnit, extra: extras.length, missed, wrongUnits, extras };
}

/** `Mile per hour`, `kilogram`, `Square meter`, as we would read them in a text. */
function named(name: string): ReturnType<typeof unitOf> {
  const lower = name.toLowerCase();
  return unitOf(lower) ?? unitOf(`${lower}s`) ?? unitOf(lower.replace(/^(\S+)/, '$1s')) ?? (lower === 'percentage' ? unitOf('%') : undefined);
}

if (process.argv[1]?.includes('quantities')) {
  const [folder, list] = process.argv.slice(2);
  const rows = await quantityAgreement(folder);
  if (rows.length === 0) {
    console.log('No quantities corpora: nothing compared.');
    process.exitCode = process.env['CI'] === 'true' ? 1 : 0;
  }
  for (const { corpus, expected, rightValue, units, rightUnit, extra, missed, wrongUnits, extras } of rows) {
    console.log(`${corpus}: ${rightValue} of ${expected} values, ${rightUnit} of ${units} units, ${extra} extra`);
    if (list) for (const line of [...missed.map((m) => `  missed ${m}`), ...wrongUnits.map((u) => `  unit ${u}`), ...extras.map((e) => `  extra ${e}`)]) console.log(line);
  }
}
