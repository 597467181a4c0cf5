import { superscript } from '../superscript.js';

/**
 * A unit of siunitx as it is read: `\milli\gram\per\kilogram` → `mg/kg`, `\metre\per\second\squared` → `m/s²`,
 * `mg.kg^{-1}` → `mg·kg⁻¹`; a unit in plain text stays (`months`). `custom` gives the symbols of the author's own units.
 */
export function unitText(written: string, custom: (name: string) => string | undefined): string {
  const terms: Term[] = [];
  let prefix = '';
  let under = false;
  let power: string | undefined;
  let last: Term | undefined;
  const add = (symbol: string): void => {
    last = { symbol: prefix + symbol, under, power: power ?? '' };
    terms.push(last);
    prefix = '';
    under = false;
    power = undefined;
  };
  if (!/\\[A-Za-z]/.test(written)) return plainUnit(written);
  let literal = -1;
  for (const { 0: token, 1: name, 2: argument, index } of written.slice(0, 500).matchAll(TOKENS)) {
    // `m\angstrom` is one unit, `mÅ`.
    if (name !== undefined && index === literal && last && UNITS.has(name) && /^[fpnuµmcdhkMGT]$/.test(last.symbol)) {
      last.symbol += UNITS.get(name)!;
      continue;
    }
    literal = name === undefined ? index + token.length : -1;
    if (name === undefined) {
      const text = plainUnit(token);
      if (text === '/') under = true;
      else if (text !== '' && text !== '·' && text !== '.' && !/^\s+$/.test(text)) {
        if (/^[⁰-⁹⁺⁻¹²³]+$/.test(text) && last) last.power = text;
        else add(text);
      }
    } else if (name === 'per') under = true;
    else if (PREFIXES.has(name)) prefix += PREFIXES.get(name)!;
    else if (name === 'square' || name === 'cubic') power = name === 'square' ? '²' : '³';
    else if (name === 'raiseto') power = superscript(argument ?? '');
    else if (POWERS.has(name) && last) last.power = POWERS.get(name)!;
    else if (name === 'tothe' && last) last.power = superscript(argument ?? '');
    else if (name === 'of' && last) last.symbol += argument ? ` ${argument}` : '';
    else if (name === 'text' || name === 'mathrm' || name === 'textrm' || name === 'ensuremath') add(plainUnit(argument ?? ''));
    else if (name === 'highlight' || name === 'cancel' || name === 'color') continue;
    else {
      const own = custom(name);
      // `wt\percent` is one unit, `wt%`.
      if (name === 'percent' && last && !under && prefix === '') last.symbol += '%';
      else add(own === undefined ? UNITS.get(name) ?? name : own.includes('\\') && !own.includes(name) ? unitText(own, () => undefined) : plainUnit(own));
    }
  }
  const over = terms.filter((term) => !term.under).map(({ symbol, power }) => symbol + power);
  const below = terms.filter((term) => term.under);
  if (below.length === 0) return over.join('·');
  if (over.length === 0) return below.map(({ symbol, power }) => symbol + superscript(`-${plainDigits(power) || '1'}`)).join('·');
  return [over.join('·'), ...below.map(({ symbol, power }) => symbol + power)].join('/');
}

const POWERS: ReadonlyMap<string, string> = new Map([['squared', '²'], ['cubed', '³']]);

interface Term {
  symbol: string;
  readonly under: boolean;
  power: string;
}

const TOKENS = /\\([A-Za-z]{1,40})(?:\s{0,5}\{([^{}]{0,60})\})?|\\.|\^\{[^{}]{0,20}\}|\^[\d+-]|[A-Za-zµΩ%°]{1,40}|[^\\^]/gu;

/** `mg.kg^{-1}` → `mg·kg⁻¹`; `~` and `\,` are spaces. */
function plainUnit(written: string): string {
  return written
    .replace(/\\%/g, '%').replace(/\\[,;: ]/g, ' ').replace(/[{}$]/g, (brace) => (brace === '$' ? '' : brace))
    .replace(/\^\{([^{}]{0,20})\}|\^([\d+-])/g, (_, group?: string, one?: string) => superscript(group ?? one ?? ''))
    .replace(/[{}]/g, '').replace(/~/g, ' ').replace(/(?<=[A-Za-zµΩ²³⁻¹])\.(?=[A-Za-zµΩ])/g, '·').replace(/\\/g, '')
    .replace(/\s{1,20}/g, ' ').trim();
}

function plainDigits(power: string): string {
  return power.replace('²', '2').replace('³', '3');
}

const PREFIXES: ReadonlyMap<string, string> = new Map(Object.entries({
  quecto: 'q', ronto: 'r', yocto: 'y', zepto: 'z', atto: 'a', femto: 'f', pico: 'p', nano: 'n', micro: 'µ', milli: 'm', centi: 'c', deci: 'd', deca: 'da', deka: 'da',
  hecto: 'h', kilo: 'k', mega: 'M', giga: 'G', tera: 'T', peta: 'P', exa: 'E', zetta: 'Z', yotta: 'Y', ronna: 'R', quetta: 'Q', kibi: 'Ki', mebi: 'Mi', gibi: 'Gi', tebi: 'Ti',
}));

const UNITS: ReadonlyMap<string, string> = new Map(Object.entries({
  ampere: 'A', candela: 'cd', kelvin: 'K', kilogram: 'kg', gram: 'g', metre: 'm', meter: 'm', mole: 'mol', second: 's',
  becquerel: 'Bq', degreeCelsius: '°C', celsius: '°C', coulomb: 'C', farad: 'F', gray: 'Gy', hertz: 'Hz', henry: 'H', joule: 'J', lumen: 'lm', katal: 'kat', lux: 'lx', newton: 'N', ohm: 'Ω', pascal: 'Pa', radian: 'rad', siemens: 'S', sievert: 'Sv', steradian: 'sr', tesla: 'T', volt: 'V', watt: 'W', weber: 'Wb',
  astronomicalunit: 'au', bel: 'B', dalton: 'Da', day: 'd', decibel: 'dB', degree: '°', electronvolt: 'eV', hectare: 'ha', hour: 'h', litre: 'L', liter: 'L', minute: 'min', arcminute: '′', arcmin: '′', arcsecond: '″', arcsec: '″', neper: 'Np', tonne: 't', percent: '%', bar: 'bar', angstrom: 'Å', atomicmassunit: 'u', barn: 'b', knot: 'kn', mmHg: 'mmHg', nauticalmile: 'M', clight: 'c', electronmass: 'mₑ', byte: 'B', bit: 'bit', permille: '‰', molar: 'M', Molar: 'M', year: 'yr', week: 'wk', month: 'mo',
  fg: 'fg', pg: 'pg', ng: 'ng', ug: 'µg', mg: 'mg', g: 'g', kg: 'kg', amu: 'u', pm: 'pm', nm: 'nm', um: 'µm', mm: 'mm', cm: 'cm', dm: 'dm', m: 'm', km: 'km', as: 'as', fs: 'fs', ps: 'ps', ns: 'ns', us: 'µs', ms: 'ms', s: 's',
  fmol: 'fmol', pmol: 'pmol', nmol: 'nmol', umol: 'µmol', mmol: 'mmol', mol: 'mol', kmol: 'kmol', pA: 'pA', nA: 'nA', uA: 'µA', mA: 'mA', A: 'A', kA: 'kA', ul: 'µL', ml: 'mL', l: 'L', hl: 'hL', uL: 'µL', mL: 'mL', L: 'L', hL: 'hL',
  mHz: 'mHz', Hz: 'Hz', kHz: 'kHz', MHz: 'MHz', GHz: 'GHz', THz: 'THz', mN: 'mN', N: 'N', kN: 'kN', MN: 'MN', Pa: 'Pa', kPa: 'kPa', MPa: 'MPa', GPa: 'GPa', mohm: 'mΩ', kohm: 'kΩ', Mohm: 'MΩ', pV: 'pV', nV: 'nV', uV: 'µV', mV: 'mV', V: 'V', kV: 'kV',
  W: 'W', nW: 'nW', uW: 'µW', mW: 'mW', kW: 'kW', MW: 'MW', GW: 'GW', J: 'J', uJ: 'µJ', mJ: 'mJ', kJ: 'kJ', eV: 'eV', meV: 'meV', keV: 'keV', MeV: 'MeV', GeV: 'GeV', TeV: 'TeV', kWh: 'kWh', F: 'F', fF: 'fF', pF: 'pF', nF: 'nF', uF: 'µF', mF: 'mF', H: 'H', mH: 'mH', uH: 'µH', K: 'K', dB: 'dB', C: 'C', mC: 'mC', uC: 'µC', T: 'T', mT: 'mT', uT: 'µT', Wb: 'Wb', S: 'S', mS: 'mS', Gy: 'Gy', Sv: 'Sv', kB: 'kB', MB: 'MB', GB: 'GB', TB: 'TB',
}));
