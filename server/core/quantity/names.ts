import { isDigit, isLetter } from './characters.js';
import { endOfName } from './digitNames.js';
import { wordBefore } from './left.js';
import { unitAfter, type Page } from './page.js';
import { unitAt } from './units.js';

/**
 * If the number is part of a name, a label, a date or a mark and no figure: where that ends.
 * `Table 2`, `grade 3/4`, `day 28`, `Voyager 2`, `22C3`, `14 March 2020`, `in 2019`, `12:30`, `[3]`, `1.` at the start.
 */
export function nameAround(p: Page, i: number, free: number): number | undefined {
  const { text } = p;
  const token = p.tokens[i]!;
  const { start, end } = token.span;
  if (token.style !== 'digits') return inWordsName(p, i);
  const next = text.charCodeAt(end);
  const glued = gluedName(p, i, next);
  if (glued !== undefined) return glued;
  const edge = backOverSpace(text, start, free);
  const before = text[edge - 1];
  // Raised or attached: `[3]`, `(1)`, `12:30`
  if (next === 0x3a || before === ':' && edge === start) {
    const clock = clockOrRatio(text, start, end);
    if (clock !== undefined) return clock;
  }
  if (text[start - 1] === '[' && next !== 0x20) {
    const marks = /^\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\]/.exec(text.slice(start, start + 40));
    if (marks && !p.cell && token.plain && !isRangeCompanion(text, start)) return start + marks[0].length;
  }
  // `3.1. Methods` at the start is a heading's number
  if (start === 0 && !p.cell && token.decimals > 0 && token.decimals <= 2 && /^\.?\s[A-Z][a-z]/.test(text.slice(end, end + 5))) return end;
  if (token.plain && !p.cell) {
    const phone = text[start - 1] === '(' ? /^\) ?\d{3}[- ]\d{4}(?!\d)/.exec(text.slice(end, end + 12)) : null;
    if (phone) return end + phone[0].length;
    if (text[start - 1] === '(' && text[end] === ')' && /^[\s.,;:]?$/.test(text[start - 2] ?? '') && token.value <= 30 && !/[\d%)] ?\($/.test(text.slice(Math.max(0, start - 3), start))) return end + 1;
    if (isListMark(text, start, end)) return end + 1;
  }
  const dated = date(p, i, edge, before);
  if (dated !== undefined) return dated;
  const word = before === '.' ? wordBefore(text, edge - 1, 0) : wordBefore(text, edge, 0);
  if (word && (before !== '.' || LABELS.has(word.text.toLowerCase()) && word.text.length <= 5)) {
    const label = labelled(p, i, word.text);
    if (label !== undefined) return label;
  }
  if (before === '≥' || before === '≤' || before === '>' || before === '<') {
    const further = backOverSpace(text, edge - 1, 0);
    const owner = wordBefore(text, further, 0);
    if (owner && SCALES_OF_GRADE.has(owner.text.toLowerCase()) && token.plain && token.value < 10) return end;
  }
  if (token.plain) {
    const year = yearLike(p, i, edge, word?.text);
    if (year !== undefined) return year;
  }
  return undefined;
}

// ---- Glued to letters ----

function gluedName(p: Page, i: number, next: number): number | undefined {
  const { text } = p;
  const token = p.tokens[i]!;
  const { end } = token.span;
  if (isLetter(next)) {
    if (/^x(?=[ ),.;–-]|$)/.test(text.slice(end, end + 2))) return undefined;
    const clock = /^(?:am|pm|a\.m\.|p\.m\.)(?![A-Za-z])/i.exec(text.slice(end, end + 4));
    if (clock && token.value <= 24) return end + clock[0].length;
    if (unitAfter(p, end, token)) return undefined;
    if (/^fold\b/.test(text.slice(end, end + 5))) return undefined;
    return endOfName(text, end);
  }
  // `12 pm`, `2.13 am`
  if (next === 0x20 || next === 0xa0) {
    const clock = /^.(?:am|pm|a\.m\.?|p\.m\.?|o'clock|o’clock)(?![A-Za-z])/i.exec(text.slice(end, end + 8));
    if (clock && token.value < 25 && token.decimals !== 3 && token.decimals !== 1) return end + clock[0].length;
    return undefined;
  }
  if (next === 0x2d || next === 0x2011 || next === 0x2010) {
    const after = text.charCodeAt(end + 1);
    if (isLetter(after)) {
      if (/^.(?:fold|to|times)\b/.test(text.slice(end, end + 6))) return undefined;
      return unitAfter(p, end, token) ? undefined : endOfName(text, end);
    }
    if (after === 0x5b || after === 0x28 && token.plain) return endOfName(text, end); // 4-(2-hydroxyethyl)
    if (isDigit(after)) return chained(text, token.span.start, end);
    return undefined;
  }
  // 1,2-dichloroethane
  if (next === 0x2c && isDigit(text.charCodeAt(end + 1))) {
    const locants = /^(?:,\d{1,2}){1,4}(?=-[A-Za-z(])/.exec(text.slice(end, end + 16));
    if (locants && !unitAt(text, end + locants[0].length)) return endOfName(text, end + locants[0].length);
  }
  if (next === 0x2f && isDigit(text.charCodeAt(end + 1))) {
    // 14/03/2020, 1/2/3/4
    const dates = /^\/\d{1,4}\/\d{1,4}(?!\d)/.exec(text.slice(end, end + 10));
    if (dates) {
      let last = end + dates[0].length;
      while (text.charCodeAt(last) === 0x2f && isDigit(text.charCodeAt(last + 1))) { last++; while (isDigit(text.charCodeAt(last))) last++; }
      return last;
    }
    // 1998/99
    if (token.plain && token.value >= 1900 && token.value <= 2100 && /^\/(?:\d{2}|\d{4})(?![\d.%])/.test(text.slice(end, end + 6))) return end + (/^\/\d+/.exec(text.slice(end, end + 6))![0].length);
  }
  // 24/7, 80/20: neither a share nor, without a unit, a pair of values
  if (next === 0x2f && token.plain && token.value < 90) {
    const pair = /^\/(\d{1,2})(?![\d.,/%])/.exec(text.slice(end, end + 4));
    if (pair && Number(pair[1]) < token.value && !unitAfter(p, end + pair[0].length, token)) return end + pair[0].length;
  }
  // 5′-end, 3'-UTR
  if ((next === 0x27 || next === 0x2032 || next === 0x2019) && /^.[- ](?:[A-Z]|end|to\b)/.test(text.slice(end, end + 6))) return end + 1;
  return undefined;
}

/** `2020-03-14`, `601-213-4426`, `978-3-16-148410-0`, `2019-20`: digits that only look like ranges. */
function chained(text: string, start: number, end: number): number | undefined {
  const run = /^(?:[-–]\d{1,6}){2,}(?!\d|\.\d)/.exec(text.slice(end, end + 40));
  if (run) return end + run[0].length;
  const phone = /\(\d{3}\) ?$/.test(text.slice(Math.max(0, start - 7), start)) && /^-\d{4}(?!\d)/.test(text.slice(end, end + 6));
  return phone ? end + 5 : undefined;
}

// ---- Marks ----

function isListMark(text: string, start: number, end: number): boolean {
  if (end - start > 3) return false;
  const c = text[end];
  if (c === ')' && (text[end + 1] === ' ' || text[end + 1] === undefined)) {
    const open = text[start - 1];
    return start === 0 || open === '\n' || /[;,:.] $/.test(text.slice(Math.max(0, start - 2), start));
  }
  if (c !== '.' || text[end + 1] !== ' ' && text[end + 1] !== undefined) return false;
  return start === 0 && text[end + 1] === ' ' || text[start - 1] === '\n' && text[end + 1] === ' ';
}

function isRangeCompanion(text: string, start: number): boolean {
  // `12 [8–15]`: an interval rather than citations, if a number stands before the bracket
  return /[\d%] \[$/.test(text.slice(Math.max(0, start - 3), start)) && /^\d{1,3}\s?[,–;-]/.test(text.slice(start, start + 6));
}

function clockOrRatio(text: string, start: number, end: number): number | undefined {
  const found = /^\d{1,3}(?:\.\d+)?(?::\d{1,3}(?:\.\d+)?){1,2}(?![\d])/.exec(text.slice(start, start + 16));
  if (found) return start + found[0].length;
  if (text[start - 1] === ':' && isDigit(text.charCodeAt(start - 2))) return end;
  return undefined;
}

// ---- Dates and years ----

const MONTHS = /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/i;
const MONTH_AFTER = /[ \u00a0](?:of[ ])?(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?(?:,?[ \u00a0]\d{4}\b)?/y;

function date(p: Page, i: number, edge: number, before: string | undefined): number | undefined {
  const { text } = p;
  const token = p.tokens[i]!;
  if (!token.plain) return undefined;
  const { end } = token.span;
  if (token.value >= 1 && token.value <= 31 && end - token.span.start <= 2 && text.charCodeAt(end) <= 0xa0) {
    MONTH_AFTER.lastIndex = end;
    const found = MONTH_AFTER.exec(text);
    if (found) return MONTH_AFTER.lastIndex;
  }
  const word = before === ',' ? undefined : wordBefore(text, before === '.' ? edge - 1 : edge, 0);
  if (word && MONTHS.test(word.text) && /^[A-Z]/.test(word.text)) {
    const rest = /^(?:(?:st|nd|rd|th)?(?:[–-]\d{1,2})?,?[ \u00a0]\d{4}\b)?/.exec(text.slice(end, end + 14))!;
    if (token.value <= 31 || token.value >= 1500 && token.value <= 2100) return end + rest[0].length;
  }
  return undefined;
}

const BEFORE_YEARS = new Set(['in', 'since', 'until', 'by', 'from', 'during', 'of', 'before', 'after', 'between', 'and', 'to', 'through', 'till', 'the', 'early', 'late', 'mid', 'year', 'years', 'spring', 'summer', 'autumn', 'fall', 'winter', 'published', 'al', 'circa', 'around', 'season', 'seasons', 'our', 'its', 'their', 'or', 'pre', 'post', 'for', 'end', 'on', 'as', 'vs', 'versus', 'with', 'than', 'copyright', 'edition']);

function yearLike(p: Page, i: number, edge: number, word: string | undefined): number | undefined {
  const { text } = p;
  const token = p.tokens[i]!;
  const { start, end } = token.span;
  if (end - start !== 4 || token.value < 1500 || token.value > 2100) return undefined;
  if (text[edge - 1] === '=' || text[start - 1] === '$' || text[start - 1] === '€' || text[start - 1] === '£') return undefined;
  const range = /^[–-](?:\d{2}|\d{4})(?!\d|\.\d|%)/.exec(text.slice(end, end + 8));
  // 1995-01
  if (range && /^-(?:0[1-9]|1[0-2])$/.test(range[0]) && token.value >= 1900) return end + 3;
  if (range && (range[0].length === 5 || Number(text.slice(start + 2, end)) < Number(range[0].slice(1)))) {
    const last = Number(range[0].slice(1));
    if (token.value >= 1900 && (range[0].length === 3 || last >= 1900 && last <= 2100 && last > token.value) && !unitAfter(p, end + range[0].length, token)) return end + range[0].length;
  }
  if (p.cell) return undefined;
  if (unitAfter(p, end, token)) return undefined;
  if (text[end] === 's' || text[end] === '%') return text[end] === 's' ? end + 1 : undefined;
  const lower = word?.toLowerCase();
  const counted = /^[ \u00a0](?!(?:and|or|to|was|were|is|as|has|in|for|by|with|guidelines|recommendations|criteria|estimates|elections|levels|values|data|report|census|survey|Olympics)\b)[a-z]{3,}(?:s|people|children|men|women|mice|participants)\b/.test(text.slice(end, end + 24));
  if (token.value >= 1900 && (lower === undefined || BEFORE_YEARS.has(lower) || !counted)) {
    if (counted && (lower === undefined || !BEFORE_YEARS.has(lower) || lower === 'of' || lower === 'and' || lower === 'with' || lower === 'to' || lower === 'than' || lower === 'around')) return undefined;
    return end;
  }
  if (token.value < 1900 && lower !== undefined && (lower === 'in' || lower === 'since') && !counted) return end;
  return undefined;
}

// ---- Labels ----

/** What carries a number as its name; the strong ones even before a decimal or a unit. */
const STRONG = new Set(['table', 'tables', 'figure', 'figures', 'fig', 'figs', 'equation', 'equations', 'eq', 'eqs', 'section', 'sections', 'sect', 'sec', 'chapter', 'chapters', 'appendix', 'ref', 'refs', 'reference', 'references', 'phase', 'phases', 'version', 'versions', 'theorem', 'lemma', 'algorithm', 'rcp', 'ssp', 'iso', 'iec', 'astm', 'rfc', 'python', 'doi', 'pmid', 'chromosome', 'chromosomes', 'exon', 'exons', 'codon', 'appendices', 'listing', 'box', 'footnote', 'supplement', 'scheme', 'gpt', 'din']);
const LABELS = new Set([...STRONG, 'grade', 'grades', 'stage', 'stages', 'type', 'types', 'v', 'vol', 'volume', 'no', 'nos', 'number', 'page', 'pages', 'pp', 'line', 'lines', 'step', 'steps', 'experiment', 'experiments', 'study', 'studies', 'model', 'models', 'cohort', 'group', 'groups', 'arm', 'arms', 'class', 'category', 'level', 'levels', 'tier', 'question', 'item', 'items', 'panel', 'panels', 'hypothesis', 'aim', 'part', 'case', 'batch', 'lot', 'run', 'trial', 'scenario', 'scenarios', 'protocol', 'cluster', 'clusters', 'component', 'factor', 'quartile', 'quintile', 'tertile', 'channel', 'site', 'visit', 'visits', 'cycle', 'cycles', 'session', 'sessions', 'wave', 'waves', 'block', 'round', 'generation', 'layer', 'layers', 'patient', 'subject', 'participant', 'sample', 'mouse', 'animal', 'plot', 'station', 'highway', 'exit', 'route', 'windows', 'room', 'day', 'days', 'week', 'weeks', 'month', 'months', 'year', 'years', 'hour', 'hours', 'minute', 'time', 'epoch', 'iteration', 'fold', 'task', 'dose', 'score', 'row', 'column', 'rows', 'columns', 'zone', 'zones', 'position', 'residue', 'residues', 'quarter', 'period', 'periods', 'quarters', 'generations', 'blocks', 'rounds', 'list', 'note', 'article', 'rule', 'criterion', 'domain', 'dimension', 'version', 'condition', 'conditions', 'intron', 'lane', 'well', 'point', 'core', 'cell', 'unit', 'node', 'top', 'ecog', 'nyha', 'asa', 'hpv', 'covid', 'tumor', 'class', 'degree']);
/** Labels that carry decimals: bolts of class 8.8. */
const VERSIONED = new Set(['class', 'grade', 'type', 'v', 'windows', 'level']);
const SCALES_OF_GRADE = new Set(['grade', 'grades', 'stage', 'stages', 'class', 'level', 'type', 'tier', 'ecog', 'category', 'score', 'status', 'scores']);
/** Capitalised words that begin a sentence and name nothing. */
const OPENERS = new Set(['the', 'a', 'an', 'of', 'in', 'at', 'for', 'from', 'with', 'only', 'all', 'these', 'those', 'some', 'about', 'approximately', 'around', 'nearly', 'almost', 'over', 'more', 'less', 'overall', 'and', 'or', 'both', 'another', 'our', 'we', 'they', 'there', 'between', 'among', 'after', 'before', 'by', 'to', 'up', 'first', 'next', 'last', 'total', 'mean', 'median', 'age', 'aged', 'n', 'm', 'p', 'r', 'hr', 'or', 'rr', 'roughly', 'exactly', 'just', 'including', 'until', 'when', 'is', 'was', 'were', 'are', 'had', 'has', 'have', 'than', 'but', 'during', 'since', 'through', 'while', 'each', 'every', 'if', 'that', 'this', 'versus', 'vs', 'within', 'without', 'additional', 'remaining', 'other', 'minimum', 'maximum', 'range', 'iqr', 'ci', 'sd', 'se', 'sem', 'included', 'enrolled', 'estimated']);

function labelled(p: Page, i: number, word: string): number | undefined {
  const { text } = p;
  const token = p.tokens[i]!;
  const { end } = token.span;
  const lower = word.toLowerCase();
  const strong = STRONG.has(lower);
  // `prevalence per 1,000:`
  if (lower === 'per' && token.decimals === 0 && !p.cell && !unitAfter(p, end, token)) return end;
  if (strong || LABELS.has(lower)) {
    if (!strong && (!token.plain && !(token.decimals > 0 && VERSIONED.has(lower)) || token.value >= 1000 && lower !== 'no' && lower !== 'number')) return undefined;
    if (strong && !token.plain && token.decimals === 0 && lower !== 'version') return undefined;
    if (!strong && weakUse(p, i, lower)) return undefined;
    return chain(p, i, strong, /s$/.test(lower));
  }
  // `Voyager 2`, `HPV 16/18`, `Model S 3`: a capitalised word and a bare integer
  const c = word.charCodeAt(0);
  if (c >= 0x41 && c <= 0x5a && token.plain && word.length > 1 && !OPENERS.has(lower) && !p.cell) {
    if (token.value >= 1000 || text[end] === '%' || text[end] === '±') return undefined;
    if (unitAfter(p, end, token)) return undefined;
    const rest = text.slice(end, end + 30);
    // Something counted or compared: `Alectinib 12 (4%)`, `Twenty-one 50 patients`, `ALEX 303 patients`
    if (/^ ?[(±/=<>]|^ ?\[|^ (?:of|out of) (?:the )?\d|^ [a-z]{3,}(?:s|people|children|men|women|mice)\b|^[- ]fold|^ ?[–-] ?\d|^ to \d|^ (?:vs|versus)\b|^ times\b|^ or (?:more|less)/.test(rest) && !/^\/(?:\d)/.test(rest)) return undefined;
    // `BARC 2, 3 or 5`
    return chain(p, i, false, token.value < 10 && /^[A-Z]{2,}$/.test(word));
  }
  return undefined;
}

/** `years 12 (8–15)` and `groups 40 patients`: the word before is no label here. */
function weakUse(p: Page, i: number, word: string): boolean {
  const { text } = p;
  const token = p.tokens[i]!;
  const { end } = token.span;
  if (unitAfter(p, end, token)) return true;
  const rest = text.slice(end, end + 24);
  if (/^ ?(?:±|\+\/-|%)|^ ?\(\d+(?:\.\d+)?[%–,-]|^ (?:of|out of) (?:the )?\d|^ times\b|^-?fold/.test(rest)) return true;
  if (/^ (?:patients|participants|people|children|subjects|women|men|mice|animals|samples|cases|studies|trials|events|deaths|adults)\b/.test(rest) && /s$/.test(word)) return true;
  return false;
}

/** The end of `2 and 3`, `1–3`, `3/4`, `2A, 2B`. */
function chain(p: Page, i: number, strong: boolean, plural = false): number {
  const { text } = p;
  let end = p.tokens[i]!.span.end;
  for (let j = i + 1; j < p.tokens.length && j < i + 12; j++) {
    const token = p.tokens[j]!;
    const gap = text.slice(end, token.span.start);
    if (gap.length > 8 || !/^[A-Za-z]?[ \u00a0]?(?:,|and|or|&|[–-]{1,2}|to|\/|, and|, or|through)[ \u00a0]?$/.test(gap)) break;
    if (token.style !== 'digits' || !token.plain && !strong || token.value >= 1000) break;
    if (gap.includes(',') && !strong && !plural) break;
    const after = token.span.end;
    if (text[after] === '%' || !/^[A-Za-z]?(?:[ ,.;:)\]\u00a0/–-]|$|\uFFFC)/.test(text.slice(after, after + 2))) break;
    if (unitAfter(p, after, token)) break;
    if (gap.includes(',') && /^ (?!and\b|or\b)[a-z]{3,}s\b/.test(text.slice(after, after + 20))) break;
    end = after;
  }
  return end;
}

// ---- Words ----

function inWordsName(p: Page, i: number): number | undefined {
  const { text } = p;
  const token = p.tokens[i]!;
  const { start, end } = token.span;
  const next = text.charCodeAt(end);
  if ((next === 0x2d || next === 0x2011) && token.style !== 'fold') {
    if (/^.(?:fold|to|times)\b/.test(text.slice(end, end + 6))) return undefined;
    // `two-sided`, `three-arm`; a unit behind the hyphen makes a quantity
    if (isLetter(text.charCodeAt(end + 1))) return unitAfter(p, end, token) ? undefined : endOfName(text, end);
  }
  if (token.style !== 'words') return undefined;
  const word = wordBefore(text, backOverSpace(text, start, 0), 0);
  if (word && (STRONG.has(word.text.toLowerCase()) || /^(?:type|stage|grade|group|study|experiment|step|model|level|arm|number|day|week|year|phase)$/i.test(word.text))) return end;
  // `these two`, `the two`, `both`, `other two`: a reference back, not a count
  return undefined;
}

// ---- Small things ----

function backOverSpace(text: string, at: number, free: number): number {
  let edge = at;
  while (edge > free && at - edge < 3) {
    const c = text.charCodeAt(edge - 1);
    if (c !== 0x20 && c !== 0xa0 && c !== 0x202f && c !== 0x2009 && c !== 0x0a) break;
    edge--;
  }
  return edge;
}
