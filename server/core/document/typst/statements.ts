import type { Span } from '../../text/span.js';
import { applyCall } from './functions.js';
import { argumentsIn, callAt, nextInCode, readContentsIn, readValue, trim } from './expressions.js';
import { stringAt, type Walk } from './walk.js';

export const STATEMENT_KEYWORDS: ReadonlySet<string> = new Set(['let', 'set', 'show', 'import', 'include', 'if', 'for', 'while', 'context', 'return', 'break', 'continue']);

/** Reads `#let …`, `#set …` and the like at the walk's `#`, up to the end of the statement. */
export function readStatement(walk: Walk, keyword: string): void {
  const start = walk.at;
  const from = start + 1 + keyword.length;
  const end = statementEnd(walk, from);
  const span = trim(walk, { start: from, end });
  walk.at = walk.source[end] === ';' && end < walk.end ? end + 1 : end;
  switch (keyword) {
    case 'set':
      readSet(walk, span);
      break;
    case 'show':
      readShow(walk, span);
      break;
    case 'include':
      if (walk.source[span.start] === '"') {
        const { start: at, end: to } = stringAt(walk.source, span.start);
        if (to > at) walk.emit({ kind: 'inclusion', target: walk.source.slice(at, to), span: { start: at - start, end: to - start } }, start, walk.at);
      }
      break;
    case 'if': case 'for': case 'while': case 'context':
      readContentsIn(walk, span);
      break;
  }
  walk.restartIfEmpty();
}

/** `#set document(title: "…")`, `#set text(lang: "de")`, `#set bibliography(style: "x.csl")`, `#set cite(style: …)`. */
function readSet(walk: Walk, span: Span): void {
  const { source, piece } = walk;
  const call = callAt(walk, span.start, span.start);
  const args = argumentsIn(walk, call.round);
  const string = (name: string): string | undefined => {
    const argument = args.find((one) => one.name === name);
    return argument && source[argument.start] === '"' ? source.slice(argument.start + 1, argument.end - 1) : undefined;
  };
  if (call.name === 'document') readTitle(walk, args.find(({ name }) => name === 'title'));
  else if (call.name === 'text' && string('lang')) piece.language = string('region') ? `${string('lang')}-${string('region')!.toUpperCase()}` : string('lang');
  else if (call.name === 'bibliography') applyCall(walk, { ...call, contents: [] }, false);
}

/** A template's arguments often hold the title, the abstract and the bibliography: `#show: article.with(title: […], abstract: […])`. */
function readShow(walk: Walk, span: Span): void {
  const { source } = walk;
  const colon = /^[^:\n]{0,80}:\s{0,20}/.exec(source.slice(span.start, Math.min(span.end, span.start + 120)));
  if (!colon || /\S/.test(colon[0].slice(0, colon[0].indexOf(':')))) return;
  const call = callAt(walk, span.start + colon[0].length, span.start);
  for (const argument of argumentsIn(walk, call.round)) {
    const bare = { start: argument.start, end: argument.end };
    if (argument.name === 'title') readTitle(walk, argument);
    else if (argument.name === 'abstract' && source[argument.start] === '[') walk.aside({ start: argument.start + 1, end: argument.end - 1 }, { role: 'abstract' });
    else if (argument.name?.startsWith('bib') && source.startsWith('bibliography', argument.start)) applyCall(walk, callAt(walk, bare.start, bare.start), false);
  }
}

function readTitle(walk: Walk, argument: (Span & { readonly name?: string }) | undefined): void {
  if (!argument) return;
  const aside = walk.aside({ start: argument.start, end: argument.start });
  readValue(aside.widened(argument.end), argument, true);
  const prose = aside.prose.prose(argument.start);
  // A template is often told the title that `#set document` has already named.
  if (prose.text === '' || walk.piece.title !== undefined) return;
  walk.piece.title = prose.text;
  walk.emit({ kind: 'heading', level: 1, prose }, argument.start, argument.end);
}

/** A statement ends with its line, with a semicolon, or with the content that it stands in. */
function statementEnd(walk: Walk, from: number): number {
  const { source } = walk;
  let at = from;
  while (at < walk.end) {
    const char = source[at];
    if (char === '\n' || char === ';' || char === ']') return at;
    at = nextInCode(walk, at);
  }
  return Math.min(at, walk.end);
}

