import { random, type Random } from './random.js';

/** An invented study: what was compared, and what came out of it. */
export interface Study {
  readonly key: string;
  readonly name: string;
  readonly title: string;
  readonly author: string;
  readonly year: number;
  readonly field: Field;
  readonly arms: readonly string[];
  readonly results: readonly Result[];
}

/** A measure in one population, with a value for each arm. */
export interface Result {
  readonly measure: string;
  readonly unit: string;
  readonly population: string;
  readonly values: readonly Estimate[];
}

export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** The vocabulary of a field. */
export interface Field {
  readonly arms: readonly string[];
  /** Name, unit, range, decimals. */
  readonly measures: readonly (readonly [string, string, number, number, number])[];
  readonly populations: readonly string[];
  readonly subjects: string;
}

export const ABBREVIATIONS: readonly (readonly [string, string])[] = [
  ['progression-free survival', 'PFS'], ['overall survival', 'OS'], ['objective response rate', 'ORR'], ['quality of life', 'QoL'], ['mean absolute error', 'MAE'],
  ['capacity retention', 'CR'], ['current density', 'CD'], ['leaf area index', 'LAI'], ['soil organic carbon', 'SOC'], ['forced expiratory volume', 'FEV'],
];

const FIELDS: readonly Field[] = [
  {
    arms: ['Tavorisib', 'Docetaxel', 'Lumetrexed', 'Placebo', 'Orventinib', 'Pelurasib', 'Standard care', 'Rovalimab'],
    measures: [['median progression-free survival', 'months', 4, 40, 1], ['median overall survival', 'months', 9, 70, 1], ['objective response rate', '%', 8, 92, 1], ['median duration of response', 'months', 3, 34, 1], ['rate of discontinuation', '%', 1, 30, 1], ['12-month survival', '%', 30, 95, 1], ['mean change in quality of life', 'points', 1, 24, 1], ['time to deterioration', 'months', 2, 30, 1]],
    populations: ['overall', 'patients with brain metastases', 'patients without brain metastases', 'patients aged 65 years or older', 'never smokers', 'men', 'women', 'patients treated before'],
    subjects: 'patients',
  },
  {
    arms: ['NFV-1', 'NFV-2', 'NFV-3', 'RuO2', 'Pristine film', 'Annealed film'],
    measures: [['overpotential', 'mV', 150, 420, 0], ['capacity retention', '%', 40, 99, 1], ['current density', 'mA cm⁻²', 5, 120, 1], ['charge-transfer resistance', 'Ω', 2, 60, 1], ['yield strength', 'MPa', 300, 1200, 0], ['grain size', 'µm', 1, 80, 1], ['faradaic efficiency', '%', 60, 99, 1], ['Tafel slope', 'mV', 20, 120, 0]],
    populations: ['overall', 'at 25 °C', 'at 60 °C', 'after 500 cycles', 'in alkaline electrolyte', 'in seawater', 'under light'],
    subjects: 'samples',
  },
  {
    arms: ['GraphSum', 'Longformer-X', 'Baseline model', 'CAPNET', 'RetrieveNet', 'TinyRank'],
    measures: [['accuracy', '%', 40, 98, 1], ['F1 score', '%', 30, 96, 1], ['mean absolute error', 'points', 1, 30, 2], ['throughput', 'tokens/s', 100, 9000, 0], ['training time', 'h', 2, 300, 1], ['memory', 'GB', 2, 80, 1], ['latency', 'ms', 4, 900, 0], ['recall at ten', '%', 20, 99, 1]],
    populations: ['overall', 'on the legal corpus', 'on the news corpus', 'on long documents', 'on short documents', 'with noisy labels', 'with 1% of labels'],
    subjects: 'documents',
  },
  {
    arms: ['Late mowing', 'Early mowing', 'No grazing', 'Rotational grazing', 'Controlled burning', 'Unmanaged plots'],
    measures: [['plant biomass', 't/ha', 1, 14, 1], ['soil organic carbon', 'g/kg', 4, 60, 1], ['species richness', 'species', 5, 60, 0], ['leaf area index', 'points', 1, 8, 1], ['seedling survival', '%', 5, 95, 1], ['soil moisture', '%', 4, 48, 1], ['nitrogen loss', 'kg/ha', 2, 90, 1], ['cover of grasses', '%', 8, 90, 1]],
    populations: ['overall', 'on north slopes', 'on south slopes', 'in dry years', 'in wet years', 'above 1,800 m', 'in lowland sites'],
    subjects: 'plots',
  },
];

/** So many studies, no two alike, from fields far from one another. */
export function studies(count: number): readonly Study[] {
  const the = random(41);
  return Array.from({ length: count }, (_, i) => study(i, the));
}

function study(i: number, the: Random): Study {
  const field = FIELDS[i % FIELDS.length]!;
  const first = the.below(field.arms.length);
  const arms = Array.from({ length: 2 + (i % 2) }, (_, arm) => field.arms[(first + arm) % field.arms.length]!);
  const name = `${NAMES[i % NAMES.length]!}-${1 + Math.floor(i / NAMES.length)}`;
  const author = AUTHORS[(i * 7) % AUTHORS.length]!;
  const results = field.populations.flatMap((population) =>
    field.measures.map(([measure, unit, low, high, decimals]) => ({ measure, unit, population, values: arms.map(() => estimate(the, low, high, decimals)) })),
  );
  const [measure] = field.measures[i % field.measures.length]!;
  return { key: `${author.toLowerCase()}${1990 + (i % 35)}${name.slice(0, 3).toLowerCase()}${i}`, name, author, year: 1990 + (i % 35), field, arms, results, title: `${arms.join(' versus ')} and ${measure}: results of the ${name} study` };
}

function estimate(the: Random, low: number, high: number, decimals: number): Estimate {
  const value = the.between(low, high, decimals);
  return { value, low: Number((value * 0.86).toFixed(decimals)), high: Number((value * 1.17).toFixed(decimals)) };
}

/** `34.8 months`, `82.9%`. */
export function printed(value: number, { unit, values }: Result): string {
  const decimals = Math.max(...values.map((each) => (String(each.value).split('.')[1] ?? '').length));
  return unit === '%' ? `${value.toFixed(decimals)}%` : `${value.toFixed(decimals)} ${unit}`;
}

const NAMES = ['ORVEX', 'LUMEN', 'CASTOR', 'HELIA', 'BRIDGE', 'TORRENT', 'QUILL', 'MARLIN', 'SABLE', 'VESPER', 'DELTA', 'FJORD', 'KESTREL'];
const AUTHORS = ['Okafor', 'Lindgren', 'Castell', 'Halloran', 'Ortega', 'Takeda', 'Abiodun', 'Moreau', 'Novak', 'Petrov', 'Quint', 'Rahman', 'Sorby', 'Tanaka', 'Ueda', 'Vogel', 'Weiss', 'Yilmaz', 'Zhang', 'Brandt', 'Costa', 'Dahl', 'Egger'];
