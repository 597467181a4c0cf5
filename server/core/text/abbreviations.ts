/** Words whose full stop does not end a sentence, in lower case; what follows may still be a capital: `vs. Crizotinib`. */
const NEVER_LAST = [
  'vs', 'cf', 'e.g', 'i.e', 'eg', 'ie', 'viz', 'ca', 'approx', 'resp', 'incl', 'excl', 'esp', 'dr', 'drs', 'prof', 'mr', 'mrs', 'ms', 'st', 'rev', 'hon', 'sr', 'gen', 'lt', 'col', 'sgt',
  'z.b', 'd.h', 'u.a', 'bzw', 'vgl', 'sog', 'p.ex', 'c.-à-d', 'i.v', 'i.p', 's.c', 'p.o', 'i.m', 'b.i.d', 't.i.d', 'q.d',
];

/** Labels before a number: `Fig. 3`, `p. 12`, `No. 4`. */
const BEFORE_NUMBER = [
  'fig', 'figs', 'tab', 'eq', 'eqs', 'eqn', 'sec', 'secs', 'ch', 'chap', 'chaps', 'vol', 'vols', 'no', 'nos', 'nr', 'p', 'pp', 'ref', 'refs', 'suppl', 'supp', 'app', 'pt', 'art', 'par', 'para', 'ex', 'ed', 'eds', 'cat', 'ver', 'abb', 'kap', 'bd', 's', 'v', 'n', 'l', 'col', 'cols', 'fol', 'pl',
  'jan', 'feb', 'mar', 'apr', 'jun', 'jul', 'aug', 'sep', 'sept', 'oct', 'nov', 'dec', 'est', 'max', 'min', 'avg', 'temp', 'approx',
];

/** May stand last, too: the next word decides. */
const SOMETIMES_LAST = ['al', 'etc', 'inc', 'ltd', 'co', 'corp', 'jr', 'dept', 'univ', 'spp', 'sp', 'subsp', 'var', 'ibid', 'op', 'cit', 'bros', 'a.m', 'p.m', 'u.s', 'u.k', 'u.n', 'd.c', 'ph.d', 'm.d', 'h', 'min', 'hr', 'hrs', 'sec', 'mo', 'yr', 'yrs', 'wk', 'wks', 'kg', 'mg', 'g', 'cm', 'mm', 'ml'];

export const neverLast: ReadonlySet<string> = new Set(NEVER_LAST);
export const beforeNumber: ReadonlySet<string> = new Set(BEFORE_NUMBER);
export const sometimesLast: ReadonlySet<string> = new Set(SOMETIMES_LAST);
