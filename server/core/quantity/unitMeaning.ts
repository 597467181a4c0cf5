import { toCanonicalForm } from '@atomic-ehr/ucum';
import type { Unit } from './unit.js';
import type { Atom } from './unitNames.js';

/** One factor of a unit: `kg` with −1 in `mg/kg`. */
export interface Part {
  readonly code: string;
  readonly atom: Atom;
  readonly exponent: number;
  /** The 100 of `per 100 patient-years`, the 1.73 of `/1.73 m²`. */
  readonly count?: number;
}

const known = new Map<string, Unit>();

/** The unit that the factors make up, under the symbol it was printed with. */
export function unitOfParts(symbol: string, parts: readonly Part[]): Unit {
  const key = parts.map((p) => `${p.code}^${p.exponent}${p.count ?? ''}`).join('·');
  const remembered = known.get(key);
  if (remembered) return remembered.symbol === symbol ? remembered : { ...remembered, symbol };
  if (known.size > 4000) known.clear();
  const unit = meaning(symbol, parts);
  known.set(key, unit);
  return unit;
}

function meaning(symbol: string, parts: readonly Part[]): Unit {
  const only = parts.length === 1 && parts[0]!.exponent === 1 && parts[0]!.count === undefined ? parts[0]! : undefined;
  if (only?.code === 'Cel') return { symbol, canonical: 'Cel', dimension: 'Θ', factor: 1, offset: 273.15, band: 0 };
  if (only?.code === '[degF]') return { symbol, canonical: '[degF]', dimension: 'Θ', factor: 5 / 9, offset: 459.67 * 5 / 9, band: 0 };
  let factor = 1;
  let band = 0;
  const dims = new Map<string, number>();
  const add = (name: string, exponent: number) => dims.set(name, (dims.get(name) ?? 0) + exponent);
  // A mass per mass or a length per length is not a pure number to its author: mg/kg is no percentage.
  const above = new Set<string>();
  for (const part of parts) if (part.exponent > 0) for (const { only: base } of [plain(part)]) if (base) above.add(base);
  for (const part of parts) {
    const worth = worthOf(part);
    factor *= worth.factor ** part.exponent;
    if (part.count !== undefined) factor *= part.count ** Math.sign(part.exponent);
    band = Math.max(band, part.atom.band ?? 0);
    const { only: base } = plain(part);
    for (const [name, exponent] of worth.dims) {
      const apart = part.exponent < 0 && base !== undefined && above.has(base);
      add(apart ? `/${name}` : name, exponent * (apart ? -part.exponent : part.exponent));
    }
  }
  const canonical = parts
    .map((p) => `${p.count === undefined ? '' : p.count}${p.code}${p.exponent === 1 ? '' : `^${p.exponent}`}`)
    .sort((a, b) => Number(a.includes('^-')) - Number(b.includes('^-')) || (a < b ? -1 : 1))
    .join('·');
  const dimension = [...dims].filter(([, e]) => e !== 0).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, e]) => `${name}${e === 1 ? '' : e}`).join('·');
  return { symbol, canonical, dimension, factor, band };
}

interface Worth {
  readonly factor: number;
  readonly dims: readonly (readonly [string, number])[];
}

/** `M` or `L` if the atom is a bare mass or length, area, volume. */
function plain(part: Part): { only: string | undefined } {
  const { dims } = worthOf(part);
  return { only: dims.length === 1 && (dims[0]![0] === 'M' || dims[0]![0] === 'L') ? dims[0]![0] : undefined };
}

const worths = new Map<string, Worth>();

function worthOf(part: Part): Worth {
  const { atom } = part;
  if (atom.own !== undefined) return { factor: atom.factor ?? 1, dims: [[atom.own, 1]] };
  const remembered = worths.get(part.code);
  if (remembered) return remembered;
  const molar = /^([fpnum]?)mol\/L$/.exec(part.code);
  const worth = molar ? molarity(molar[1]!) : fromUcum(part.code);
  worths.set(part.code, worth);
  return worth;
}

/** UCUM makes a mole a number; an author never does. */
function molarity(prefix: string): Worth {
  const factor = ({ '': 1, f: 1e-15, p: 1e-12, n: 1e-9, u: 1e-6, m: 1e-3 } as Record<string, number>)[prefix]!;
  const litre = fromUcum('L');
  return { factor: factor / litre.factor, dims: [['mol', 1], ...litre.dims.map(([name, e]) => [name, -e] as const)] };
}

function fromUcum(code: string): Worth {
  try {
    const form = toCanonicalForm(code);
    return { factor: form.magnitude, dims: Object.entries(form.dimension).filter(([, e]) => e !== 0) as [string, number][] };
  } catch {
    return { factor: 1, dims: [[code, 1]] };
  }
}
