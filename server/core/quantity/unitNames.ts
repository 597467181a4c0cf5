/**
 * How authors print the atoms of units. What an atom is worth comes from UCUM (https://ucum.org/ucum);
 * this file only maps spellings to UCUM codes, and names what UCUM has no dimension for (cells, tokens, money).
 */
export interface Atom {
  /** UCUM code, or the canonical name of an atom of our own. */
  readonly code: string;
  /** A dimension of its own, for atoms that UCUM counts as plain numbers or does not hold. */
  readonly own?: string;
  /** Worth in the own dimension's base. */
  readonly factor?: number;
  /** Relative uncertainty of the unit: a month is 28–31 days. */
  readonly band?: number;
  readonly guard?: Guard;
}

/**
 * When a spelling that is also something else is surely a unit:
 * `prefixed` never alone (`F`, but `µF`); `sure` alone only after a decimal, before punctuation or in a compound (`A`, `T`);
 * `figures` only after digits, never after number words (`m`, `h`, `g`).
 */
export type Guard = 'prefixed' | 'sure' | 'figures';

const PREFIX_SYMBOLS: Readonly<Record<string, string>> = {
  f: 'f', p: 'p', n: 'n', µ: 'u', μ: 'u', u: 'u', m: 'm', c: 'c', d: 'd', h: 'h', k: 'k', M: 'M', G: 'G', T: 'T', P: 'P', E: 'E',
};
const PREFIX_FACTORS: Readonly<Record<string, number>> = {
  f: 1e-15, p: 1e-12, n: 1e-9, u: 1e-6, m: 1e-3, c: 1e-2, d: 0.1, h: 100, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18,
};
const PREFIX_WORDS: Readonly<Record<string, string>> = {
  femto: 'f', pico: 'p', nano: 'n', micro: 'u', milli: 'm', centi: 'c', deci: 'd', hecto: 'h', kilo: 'k', mega: 'M', giga: 'G', tera: 'T', peta: 'P', exa: 'E',
};

interface Metric {
  readonly symbols: string;
  readonly code: string;
  /** Prefixes that authors use with it; `µ` stands for all its spellings. */
  readonly prefixes: string;
  readonly own?: string;
  readonly guard?: Guard;
}

const METRIC: readonly Metric[] = [
  { symbols: 'm', code: 'm', prefixes: 'f p n µ m c d k', guard: 'figures' },
  { symbols: 'g', code: 'g', prefixes: 'f p n µ m c k M G T P', guard: 'figures' },
  { symbols: 'L l', code: 'L', prefixes: 'f p n µ m c d h M G', guard: 'figures' },
  { symbols: 's', code: 's', prefixes: 'f p n µ m', guard: 'figures' },
  { symbols: 'mol', code: 'mol', prefixes: 'f p n µ m k', own: 'mol' },
  { symbols: 'M', code: 'mol/L', prefixes: 'f p n µ m', guard: 'figures' },
  { symbols: 'A', code: 'A', prefixes: 'p n µ m k', guard: 'sure' },
  { symbols: 'V', code: 'V', prefixes: 'n µ m k M', guard: 'figures' },
  { symbols: 'W', code: 'W', prefixes: 'n µ m k M G T', guard: 'figures' },
  { symbols: 'J', code: 'J', prefixes: 'f n µ m k M G T P E', guard: 'figures' },
  { symbols: 'N', code: 'N', prefixes: 'p n µ m k M', guard: 'sure' },
  { symbols: 'Pa', code: 'Pa', prefixes: 'm h k M G' },
  { symbols: 'Hz', code: 'Hz', prefixes: 'm k M G T' },
  { symbols: 'eV', code: 'eV', prefixes: 'µ m k M G T' },
  { symbols: 'Ω \u2126 ohm', code: 'Ohm', prefixes: 'µ m k M G' },
  { symbols: 'S', code: 'S', prefixes: 'p n µ m k', guard: 'sure' },
  { symbols: 'F', code: 'F', prefixes: 'f p n µ m', guard: 'prefixed' },
  { symbols: 'H', code: 'H', prefixes: 'n µ m', guard: 'prefixed' },
  { symbols: 'T', code: 'T', prefixes: 'n µ m', guard: 'sure' },
  { symbols: 'C', code: 'C', prefixes: 'p n µ m', guard: 'prefixed' },
  { symbols: 'Bq', code: 'Bq', prefixes: 'm k M G T', own: 'Bq' },
  { symbols: 'Ci', code: 'Ci', prefixes: 'n µ m', own: 'Ci' },
  { symbols: 'Gy', code: 'Gy', prefixes: 'µ m c', own: 'Gy' },
  { symbols: 'Sv', code: 'Sv', prefixes: 'µ m', own: 'Sv' },
  { symbols: 'cal', code: 'cal', prefixes: 'k' },
  { symbols: 'B', code: 'By', prefixes: 'k M G T P E', own: 'byte', guard: 'prefixed' },
  { symbols: 'bit', code: 'bit', prefixes: 'k M G T', own: 'bit' },
  { symbols: 'b', code: 'b', prefixes: 'k M G T', own: 'b', guard: 'prefixed' },
  { symbols: 'bp', code: 'bp', prefixes: 'k M G', own: 'bp' },
  { symbols: 'bps', code: 'bps', prefixes: 'k M G T', own: 'bit/s' },
  { symbols: 'Da', code: 'Da', prefixes: 'k M', own: 'Da' },
  { symbols: 'bar', code: 'bar', prefixes: 'm k' },
  { symbols: 'U', code: 'U', prefixes: 'µ m k M', own: 'U', guard: 'figures' },
  { symbols: 'IU UI', code: '[IU]', prefixes: 'µ m k M', own: 'IU' },
  { symbols: 'Wh', code: 'W.h', prefixes: 'µ m k M G T' },
  { symbols: 'Ah', code: 'A.h', prefixes: 'm k' },
  { symbols: 'Eq eq', code: 'eq', prefixes: 'µ m', own: 'eq' },
  { symbols: 'Osm osm', code: 'osm', prefixes: 'm', own: 'osm' },
  { symbols: 'K', code: 'K', prefixes: 'n µ m', guard: 'figures' },
  { symbols: 'a', code: 'a', prefixes: 'k M G', guard: 'prefixed' },
  { symbols: 'yr', code: 'a', prefixes: 'k M G' },
  { symbols: 't', code: 't', prefixes: 'k M G', guard: 'sure' },
  { symbols: 'kat', code: 'kat', prefixes: 'n µ', own: 'kat' },
  { symbols: 'FLOPs FLOPS FLOP', code: 'FLOP', prefixes: 'M G T P E', own: 'FLOP' },
  { symbols: 'Oe', code: 'Oe', prefixes: 'k', own: 'Oe' },
  { symbols: 'G', code: 'G', prefixes: 'k m', guard: 'prefixed' },
  { symbols: 'P', code: 'P', prefixes: 'c m', guard: 'prefixed' },
  { symbols: 'St', code: 'St', prefixes: 'c', guard: 'prefixed' },
  { symbols: 'lx lux', code: 'lx', prefixes: 'k' },
  { symbols: 'rad', code: 'rad', prefixes: 'm µ' },
  { symbols: 'Mcal', code: 'cal', prefixes: '' },
];

const METRIC_WORDS: readonly { readonly words: string; readonly code: string; readonly own?: string }[] = [
  { words: 'metre meter', code: 'm' },
  { words: 'gram gramme', code: 'g' },
  { words: 'litre liter', code: 'L' },
  { words: 'mole', code: 'mol', own: 'mol' },
  { words: 'molar', code: 'mol/L' },
  { words: 'ampere amp', code: 'A' },
  { words: 'volt', code: 'V' },
  { words: 'watt', code: 'W' },
  { words: 'joule', code: 'J' },
  { words: 'newton', code: 'N' },
  { words: 'pascal', code: 'Pa' },
  { words: 'hertz', code: 'Hz' },
  { words: 'electronvolt', code: 'eV' },
  { words: 'ohm', code: 'Ohm' },
  { words: 'siemens', code: 'S' },
  { words: 'farad', code: 'F' },
  { words: 'tesla', code: 'T' },
  { words: 'becquerel', code: 'Bq', own: 'Bq' },
  { words: 'sievert', code: 'Sv', own: 'Sv' },
  { words: 'calorie', code: 'cal' },
  { words: 'byte', code: 'By', own: 'byte' },
  { words: 'bit', code: 'bit', own: 'bit' },
  { words: 'dalton', code: 'Da', own: 'Da' },
  { words: 'watt-hour', code: 'W.h' },
  { words: 'tonne', code: 't' },
];

/** Spelling, UCUM code. Lower-case spellings of three letters or more are also found with a capital. */
const CUSTOMARY: Readonly<Record<string, string>> = {
  sec: 's', secs: 's', seconds: 's', 'second': 's', min: 'min', mins: 'min', minute: 'min', minutes: 'min',
  hr: 'h', hrs: 'h', hour: 'h', hours: 'h', day: 'd', days: 'd', week: 'wk', weeks: 'wk', wk: 'wk', wks: 'wk',
  mi: '[mi_i]', mile: '[mi_i]', miles: '[mi_i]', ft: '[ft_i]', feet: '[ft_i]', foot: '[ft_i]', inch: '[in_i]', inches: '[in_i]', yd: '[yd_i]', yards: '[yd_i]',
  lb: '[lb_av]', lbs: '[lb_av]', pounds: '[lb_av]', pound: '[lb_av]', oz: '[oz_av]', ounce: '[oz_av]', ounces: '[oz_av]',
  gallon: '[gal_us]', gallons: '[gal_us]', gal: '[gal_us]', acre: '[acr_us]', acres: '[acr_us]', ha: 'har', hectare: 'har', hectares: 'har',
  mmHg: 'mm[Hg]', mmhg: 'mm[Hg]', atm: 'atm', psi: '[psi]', torr: 'mm[Hg]', Torr: 'mm[Hg]', mTorr: 'mm[Hg]/1000', Å: 'Ao', '\u212b': 'Ao', angstrom: 'Ao', angstroms: 'Ao', ångström: 'Ao',
  knots: '[kn_i]', knot: '[kn_i]', hp: '[HP]', Btu: '[Btu]', BTU: '[Btu]', fL: 'fL', cc: 'cm3', mcg: 'ug', mcL: 'uL', microL: 'uL', kg: 'kg', kgs: 'kg', mls: 'mL', kph: 'km/h', kmph: 'km/h', mph: '[mi_i]/h',
  gm: 'g', gms: 'g', Kcal: 'kcal', KB: 'kBy', kilotonnes: 'kt', megatonnes: 'Mt', gigatonnes: 'Gt', Kg: 'kg', Km: 'km', KJ: 'kJ', sqm: 'm2',
  kWh: 'kW.h', mAh: 'mA.h', cmH2O: 'cm[H2O]', AU: 'AU', au: 'AU', 'mÅ': 'mAo', pc: 'pc', kpc: 'kpc', Mpc: 'Mpc', parsec: 'pc', parsecs: 'pc',
};

/** Spelling → [canonical, own dimension, worth]. */
const OWN: Readonly<Record<string, readonly [string, string, number]>> = {
  '%': ['%', 'fraction', 0.01], percent: ['%', 'fraction', 0.01], percents: ['%', 'fraction', 0.01], percentage: ['%', 'fraction', 0.01],
  '‰': ['‰', 'fraction', 0.001], ppm: ['ppm', 'fraction', 1e-6], ppb: ['ppb', 'fraction', 1e-9], ppt: ['ppt', 'fraction', 1e-12], ppmv: ['ppmv', 'volume fraction', 1e-6], ppbv: ['ppbv', 'volume fraction', 1e-9],
  pp: ['percentage point', 'percentage point', 0.01],
  dB: ['dB', 'dB', 1], dBm: ['dBm', 'dBm', 1], dBA: ['dB(A)', 'dB(A)', 1], decibel: ['dB', 'dB', 1], decibels: ['dB', 'dB', 1],
  rpm: ['rpm', 'rotation/T', 1], bpm: ['beat/min', '{beat}.T-1', 1 / 60], fps: ['frame/s', '{frame}.T-1', 1], rps: ['rps', 'rotation/T', 60],
  CFU: ['CFU', 'CFU', 1], cfu: ['CFU', 'CFU', 1], PFU: ['PFU', 'PFU', 1], pfu: ['PFU', 'PFU', 1],
  HU: ['HU', 'HU', 1], px: ['px', 'px', 1], pixel: ['px', 'px', 1], pixels: ['px', 'px', 1], dpi: ['dpi', 'dpi', 1], dioptres: ['dioptre', 'dioptre', 1], diopters: ['dioptre', 'dioptre', 1],
  ct: ['cent', 'cent', 1], kgf: ['kgf', 'kgf', 1], emu: ['emu', 'emu', 1], KiB: ['KiB', 'byte', 1024], MiB: ['MiB', 'byte', 1024 ** 2], GiB: ['GiB', 'byte', 1024 ** 3], TiB: ['TiB', 'byte', 1024 ** 4],
  msun: ['Msun', 'Msun', 1], 'M☉': ['Msun', 'Msun', 1], 'M⊙': ['Msun', 'Msun', 1], 'R☉': ['Rsun', 'Rsun', 1], 'R⊙': ['Rsun', 'Rsun', 1], 'L☉': ['Lsun', 'Lsun', 1], 'L⊙': ['Lsun', 'Lsun', 1], 'M⊕': ['Mearth', 'Mearth', 1], 'R⊕': ['Rearth', 'Rearth', 1], 'S⊕': ['Searth', 'Searth', 1], dex: ['dex', 'dex', 1], mas: ['mas', 'mas', 1], arcsec: ['arcsec', 'angle', 1 / 3600], arcmin: ['arcmin', 'angle', 1 / 60],
  '°': ['°', 'angle', 1], deg: ['°', 'angle', 1], degrees: ['°', 'angle', 1], degree: ['°', 'angle', 1],
  cycles: ['cycle', '{cycle}', 1], epochs: ['epoch', '{epoch}', 1], USD: ['USD', 'USD', 1], EUR: ['EUR', 'EUR', 1], GBP: ['GBP', 'GBP', 1], CHF: ['CHF', 'CHF', 1], AUD: ['AUD', 'AUD', 1], CAD: ['CAD', 'CAD', 1],
  JPY: ['JPY', 'JPY', 1], CNY: ['CNY', 'CNY', 1], RMB: ['CNY', 'CNY', 1], INR: ['INR', 'INR', 1], yuan: ['CNY', 'CNY', 1], yen: ['JPY', 'JPY', 1], dollars: ['USD', 'USD', 1], dollar: ['USD', 'USD', 1], euros: ['EUR', 'EUR', 1], euro: ['EUR', 'EUR', 1],
  cents: ['cent', 'cent', 1], barrels: ['barrel', 'barrel', 1], tablespoons: ['tablespoon', 'tablespoon', 1], tons: ['ton', 'ton', 1], ton: ['ton', 'ton', 1],
  SD: ['SD', 'SD', 1], SDs: ['SD', 'SD', 1], OM: ['order of magnitude', 'order of magnitude', 1], dec: ['decade', '{decade}', 1], sigma: ['sigma', 'sigma', 1], standard_deviations: ['SD', 'SD', 1], packs: ['pack', '{pack}', 1],
};

/** Signs of money that stand before or after the number. */
export const CURRENCY: Readonly<Record<string, string>> = {
  $: 'USD', US$: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'JPY', '₹': 'INR', A$: 'AUD', AU$: 'AUD', C$: 'CAD', CA$: 'CAD', R$: 'BRL', '₩': 'KRW', CHF: 'CHF', USD: 'USD', EUR: 'EUR', GBP: 'GBP', JPY: 'JPY', CNY: 'CNY', RMB: 'CNY', INR: 'INR', AUD: 'AUD', CAD: 'CAD', Rs: 'INR',
};

/** Several words that are one atom, by their first word (lower case), longest first. */
export const PHRASES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  percentage: [['percentage points', 'pp'], ['percentage point', 'pp'], ['percentage-points', 'pp'], ['percentage-point', 'pp']],
  percent: [['percent points', 'pp']],
  per: [['per cent', '%'], ['per mille', '‰']],
  pct: [['pct', '%']],
  parts: [['parts per million', 'ppm'], ['parts per billion', 'ppb']],
  metric: [['metric tons', 't'], ['metric tonnes', 't'], ['metric ton', 't']],
  degrees: [['degrees celsius', '°C'], ['degrees centigrade', '°C'], ['degrees c', '°C'], ['degrees fahrenheit', '°F'], ['degrees f', '°F'], ['degrees kelvin', 'K']],
  degree: [['degree celsius', '°C'], ['degree c', '°C'], ['degree fahrenheit', '°F']],
  deg: [['deg c', '°C'], ['deg f', '°F']],
  mm: [['mm hg', 'mmHg']],
  cm: [['cm h2o', 'cmH2O']],
  ma: [['ma h', 'mAh']],
  kw: [['kw h', 'kWh']],
  orders: [['orders of magnitude', 'OM'], ['orders-of-magnitude', 'OM']],
  order: [['order of magnitude', 'OM']],
  light: [['light years', 'ly'], ['light-years', 'ly']],
  standard: [['standard deviations', 'standard_deviations']],
  kilowatt: [['kilowatt hours', 'kWh'], ['kilowatt-hours', 'kWh'], ['kilowatt hour', 'kWh'], ['kilowatt-hour', 'kWh']],
  megawatt: [['megawatt hours', 'MWh'], ['megawatt-hours', 'MWh'], ['megawatt hour', 'MWh'], ['megawatt-hour', 'MWh']],
  gigawatt: [['gigawatt hours', 'GWh'], ['gigawatt-hours', 'GWh'], ['gigawatt hour', 'GWh']],
  terawatt: [['terawatt hours', 'TWh'], ['terawatt-hours', 'TWh']],
  watt: [['watt hours', 'Wh'], ['watt-hours', 'Wh'], ['watt hour', 'Wh']],
  mw: [['mw h', 'MWh']],
};

const CALENDAR: Readonly<Record<string, readonly [string, number]>> = {
  month: ['mo', 0.08], months: ['mo', 0.08], mo: ['mo', 0.08], mos: ['mo', 0.08], mths: ['mo', 0.08],
  year: ['a', 0.004], years: ['a', 0.004], yrs: ['a', 0.004], yr: ['a', 0.004], y: ['a', 0.004], annum: ['a', 0.004],
  decade: ['10.a', 0.004], decades: ['10.a', 0.004], century: ['100.a', 0.004], centuries: ['100.a', 0.004],
};

let table: ReadonlyMap<string, Atom> | undefined;

/** The atom that a spelling stands for: `mg`, `µm`, `months`, `kWh`, `%`. */
export function atomOf(spelling: string): Atom | undefined {
  table ??= build();
  const atom = table.get(spelling);
  if (atom) return atom;
  // `Months`, `Hours`: only words long enough that capitals carry no meaning.
  return spelling.length > 3 && /^[A-Z][a-z]+$/.test(spelling) ? table.get(spelling.toLowerCase()) : undefined;
}

function build(): Map<string, Atom> {
  const atoms = new Map<string, Atom>();
  const add = (spelling: string, atom: Atom) => { if (!atoms.has(spelling)) atoms.set(spelling, atom); };
  for (const [spelling, [code, own, factor]] of Object.entries(OWN)) add(spelling, { code, own, factor });
  for (const [spelling, [code, band]] of Object.entries(CALENDAR)) add(spelling, spelling === 'y' ? { code, band, guard: 'figures' } : { code, band });
  for (const [spelling, code] of Object.entries(CUSTOMARY)) add(spelling, { code });
  add('h', { code: 'h', guard: 'figures' });
  add('d', { code: 'd', guard: 'figures' });
  add('in', { code: '[in_i]', guard: 'prefixed' });
  add('pm', { code: 'pm', guard: 'sure' });
  add('ly', { code: 'ly', own: 'ly', factor: 1 });
  add('°C', { code: 'Cel' });
  add('℃', { code: 'Cel' });
  add('ºC', { code: 'Cel' });
  add('°F', { code: '[degF]' });
  for (const { symbols, code, prefixes, own, guard } of METRIC) {
    for (const symbol of symbols.split(' ')) {
      add(symbol, own ? { code, own, factor: 1, guard } : { code, guard });
      for (const prefix of prefixes.split(' ').filter(Boolean)) {
        const ucum = PREFIX_SYMBOLS[prefix]!;
        const atom = prefixed(code, own, ucum);
        for (const spelling of prefix === 'µ' ? ['µ', 'μ', 'u'] : [prefix]) add(spelling + symbol, atom);
      }
    }
  }
  for (const { words, code, own } of METRIC_WORDS) {
    for (const word of words.split(' ')) {
      for (const [prefix, ucum] of [['', ''] as const, ...Object.entries(PREFIX_WORDS)]) {
        const atom = ucum === '' ? (own ? { code, own, factor: 1 } : { code }) : prefixed(code, own, ucum);
        add(prefix + word, atom);
        add(`${prefix + word}s`, atom);
      }
    }
  }
  return atoms;
}

function prefixed(code: string, own: string | undefined, prefix: string): Atom {
  const band = code === 'a' ? 0.004 : undefined;
  return own ? { code: prefix + code, own, factor: PREFIX_FACTORS[prefix]! } : band === undefined ? { code: prefix + code } : { code: prefix + code, band };
}
