import type { Mark } from '../document.js';
import { superscript } from '../superscript.js';
import { readBibliography } from './bibliography.js';
import { readCite } from './citations.js';
import { argumentsIn, readValue, type Argument, type Call } from './expressions.js';
import { readFigure, readTableCall } from './tables.js';
import { stringAt, type Walk } from './walk.js';

type Handler = (walk: Walk, call: Call, args: readonly Argument[]) => void;

/** Reads a call that the walk has just passed. Content in it is read as text; strings and numbers are, where `asText` says so. */
export function applyCall(walk: Walk, call: Call, asText: boolean): void {
  const args = argumentsIn(walk, call.round);
  const handler = HANDLERS.get(call.name);
  if (handler) return handler(walk, call, args);
  if (!call.round && call.contents.length === 0) return readName(walk, call);
  readContents(walk, call, args, asText);
}

/** A name that stands for text: `#let drug = [alectinib]` makes `#drug` read `alectinib`. */
function readName(walk: Walk, { name, start, end }: Call): void {
  const value = walk.piece.ask(`let ${name}`);
  if (value === undefined) {
    const symbol = SYMBOLS.get(name);
    if (symbol !== undefined) walk.prose.rewrite(symbol, start, end);
    return;
  }
  const text = value.startsWith('[') ? walk.other(value.slice(1, -1)).text : value.replace(/^"|"$/g, '');
  walk.prose.rewrite(text.slice(0, 1000), start, end);
}

function readContents(walk: Walk, call: Call, args: readonly Argument[], asText: boolean): void {
  for (const argument of args) if (argument.name === undefined || argument.name === 'body') readValue(walk, argument, asText);
  for (const [i, content] of call.contents.entries()) {
    if (i > 0) walk.prose.space(content.start - 1, content.start);
    walk.through(content);
  }
}

function marked(kind: Mark['kind']): Handler {
  return (walk, call, args) => {
    const { here } = walk.prose;
    readContents(walk, call, args, true);
    walk.prose.mark(kind, here);
  };
}

const text: Handler = (walk, call, args) => readContents(walk, call, args, true);

const raise: Handler = (walk, call) => {
  const span = call.contents[0] ?? argumentsIn(walk, call.round)[0];
  if (!span) return;
  const aside = walk.aside({ start: span.start, end: span.start }).widened(span.end);
  if (call.contents.length > 0) aside.through(span);
  else readValue(aside, span, true);
  walk.prose.rewrite(superscript(aside.prose.prose(0).text.trim()) ?? '', call.start, call.end);
};

const footnote: Handler = (walk, call, args) => {
  const content = call.contents[0] ?? contentArgument(walk, args);
  if (content) walk.aside(content, { role: 'footnote' });
};

const quote: Handler = (walk, call, args) => {
  const content = call.contents[0] ?? contentArgument(walk, args);
  const attribution = args.find(({ name }) => name === 'attribution');
  const isBlock = args.some(({ name, start, end }) => name === 'block' && walk.source.slice(start, end) === 'true');
  if (!content) return;
  if (isBlock && walk.flows) {
    walk.breakParagraph(call.start, call.end);
    walk.aside(content, { role: 'quote' });
    if (attribution) cite(walk, call, attribution);
    return walk.restartIfEmpty();
  }
  walk.prose.rewrite('“', call.start, content.start);
  walk.through(content);
  walk.prose.rewrite('”', content.end, call.end);
  if (attribution) cite(walk, call, attribution);
};

/** `attribution: <key>`. */
function cite(walk: Walk, call: Call, attribution: Argument): void {
  if (walk.source[attribution.start] !== '<') return;
  walk.prose.space(attribution.start, attribution.start);
  readCite(walk, { ...call, start: attribution.start, end: attribution.end }, [{ start: attribution.start, end: attribution.end }]);
}

const link: Handler = (walk, call, args) => {
  const target = args[0];
  const { here } = walk.prose;
  const url = target && walk.source[target.start] === '"' ? stringAt(walk.source, target.start) : undefined;
  if (call.contents.length > 0) for (const content of call.contents) walk.through(content);
  else if (args[1]) readValue(walk, args[1], true);
  else if (url) walk.prose.copy(walk.source, url.start, url.end);
  if (url) walk.prose.link(walk.source.slice(url.start, url.end), here);
};

const heading: Handler = (walk, call, args) => {
  const content = call.contents[0] ?? contentArgument(walk, args);
  if (!content) return;
  if (!walk.flows) return walk.through(content);
  const level = call.name === 'title' ? 0 : Number(argumentText(walk, args, 'level') ?? argumentText(walk, args, 'depth') ?? 1) || 1;
  walk.breakParagraph(call.start, call.end);
  const { text: said } = walk.aside(content).prose.prose(0);
  if (call.name === 'title') walk.piece.title ??= said;
  walk.emit({ kind: 'heading', level: level + 1, prose: walk.aside(content).prose.prose(call.start) }, call.start, call.end);
};

const abstract: Handler = (walk, call, args) => {
  const content = call.contents[0] ?? contentArgument(walk, args);
  if (!content) return;
  if (!walk.flows) return walk.through(content);
  walk.breakParagraph(call.start, call.end);
  walk.aside(content, { role: 'abstract' });
};

/** `#qty("34.8", "months")`, `#num("1.2e-3")`, of the packages unify and metro. */
const quantity: Handler = (walk, call, args) => {
  const values = args.filter(({ name }) => name === undefined).slice(0, 3);
  values.forEach((value, i) => {
    if (i > 0) {
      const isRange = call.name.endsWith('range') && i === 1;
      walk.prose.rewrite(isRange ? '–' : /^"?\s?%/.test(walk.source.slice(value.start, value.end)) ? '' : ' ', values[i - 1]!.end, value.start);
    }
    const string = walk.source[value.start] === '"' ? stringAt(walk.source, value.start) : value;
    const written = walk.source.slice(string.start, string.end);
    const printed = written.replace(/\+-/g, ' ± ').replace(/e([-+]?\d{1,4})$/, (_, exponent: string) => ` × 10${superscript(exponent.replace('+', ''))}`).replace(/\^(-?\d)/g, (_, power: string) => superscript(power));
    if (printed === written) walk.prose.copy(walk.source, string.start, string.end);
    else walk.prose.rewrite(printed, string.start, string.end);
  });
};

const gap: Handler = (walk, call) => walk.prose.space(call.start, call.end);
const nothing: Handler = () => undefined;

function contentArgument(walk: Walk, args: readonly Argument[]): { readonly start: number; readonly end: number } | undefined {
  const argument = args.find(({ name, start }) => (name === undefined || name === 'body') && (walk.source[start] === '[' || walk.source[start] === '"'));
  return argument && { start: argument.start + 1, end: argument.end - 1 };
}

function argumentText(walk: Walk, args: readonly Argument[], name: string): string | undefined {
  const argument = args.find((one) => one.name === name);
  return argument && walk.source.slice(argument.start, argument.end);
}

function all(names: string, handler: Handler): [string, Handler][] {
  return names.split(' ').map((name) => [name, handler]);
}

const HANDLERS: ReadonlyMap<string, Handler> = new Map([
  ...all('strong', marked('strong')),
  ...all('emph', marked('emphasis')),
  ...all('raw', marked('code')),
  ...all('text underline overline highlight smallcaps upper lower box block par', text),
  ...all('super', raise),
  ...all('footnote', footnote),
  ...all('quote', quote),
  ...all('link', link),
  ...all('heading title', heading),
  ...all('abstract', abstract),
  ...all('cite ref', readCite),
  ...all('bibliography', readBibliography),
  ...all('figure', readFigure),
  ...all('table grid', (walk, call) => readTableCall(walk, call)),
  ...all('qty num unit qtyrange numrange', quantity),
  ...all('h linebreak parbreak', gap),
  ...all('v pagebreak colbreak image lorem outline strike counter metadata state line rect circle polygon path label datetime read json csv yaml toml', nothing),
]);

const SYMBOLS: ReadonlyMap<string, string> = new Map(Object.entries({
  'sym.plus.minus': '±', 'sym.times': '×', 'sym.lt.eq': '≤', 'sym.gt.eq': '≥', 'sym.degree': '°', 'sym.mu': 'µ', 'sym.minus': '−', 'sym.approx': '≈', 'sym.alpha': 'α', 'sym.beta': 'β', 'sym.gamma': 'γ', 'sym.arrow.r': '→', 'sym.arrow': '→',
  'sym.space.nobreak': '\u00A0', 'sym.dash.en': '–', 'sym.dash.em': '—', 'sym.percent': '%', 'sym.section': '§', 'sym.dagger': '†', 'sym.Omega': 'Ω', 'sym.dot.c': '·',
}));
