import type { Span } from '../../text/span.js';
import { applyCall } from './functions.js';
import { mathsEnd, nameEnd, rawAt, stringEnd } from './lexis.js';
import { readStatement, STATEMENT_KEYWORDS } from './statements.js';
import { stringAt, type Walk } from './walk.js';

/** `table.cell(colspan: 2)[Alectinib]`: what is called, and with what. */
export interface Call extends Span {
  readonly name: string;
  /** Inside the first round brackets. */
  readonly round?: Span;
  /** The contents behind them, without their brackets. */
  readonly contents: readonly Span[];
}

/** One argument's value. */
export interface Argument extends Span {
  readonly name?: string;
}

/** Reads the expression or statement at the walk's `#`. */
export function readExpression(walk: Walk): void {
  const { source } = walk;
  const start = walk.at;
  const next = source[start + 1] ?? '';
  if (/[\p{L}_]/u.test(next)) {
    const keyword = source.slice(start + 1, nameEnd(source, start + 1));
    if (STATEMENT_KEYWORDS.has(keyword)) return readStatement(walk, keyword);
    const call = callAt(walk, start + 1, start);
    walk.at = Math.min(walk.end, call.end);
    applyCall(walk, call, false);
    // A semicolon ends the expression and is not printed; nor is the bracket of content that is being typed.
    if (source[walk.at] === ';' || (source[walk.at] === '[' && !walk.piece.brackets.has(walk.at))) walk.at++;
    return;
  }
  const close = next === '(' || next === '[' || next === '{' ? walk.piece.brackets.get(start + 1) : undefined;
  if (close !== undefined && close < walk.end) {
    walk.at = close + 1;
    if (next === '[') walk.through({ start: start + 2, end: close });
    else if (next === '(') readValue(walk, { start: start + 1, end: close + 1 }, true);
    else readContentsIn(walk, { start: start + 2, end: close });
    return;
  }
  if (next === '"') {
    const string = stringAt(source, start + 1);
    walk.prose.copy(source, string.start, Math.min(walk.end, string.end));
    walk.at = Math.min(walk.end, string.after);
    return;
  }
  walk.prose.copy(source, start, start + 1);
  walk.at = start + 1;
}

/** Reads all content in a stretch of code, `[…]`, wherever it stands. */
export function readContentsIn(walk: Walk, span: Span): void {
  for (let at = span.start; at < span.end; at = walk.source[at] === '{' || walk.source[at] === '(' ? at + 1 : nextInCode(walk, at)) {
    const close = walk.source[at] === '[' ? walk.piece.brackets.get(at) : undefined;
    if (close !== undefined && close <= span.end) walk.through({ start: at + 1, end: close });
  }
}

/** Reads a value in code as prose: content always, strings and numbers where `asText` says that they are printed. */
export function readValue(walk: Walk, span: Span, asText: boolean): void {
  const { source } = walk;
  const { start, end } = trim(walk, span);
  if (start >= end) return;
  const char = source[start]!;
  if (char === '[') return walk.through({ start: start + 1, end: walk.piece.brackets.get(start) ?? end });
  if (char === '"') {
    const string = stringAt(source, start);
    if (asText) walk.prose.copy(source, string.start, Math.min(end, string.end));
    return;
  }
  if (char === '$') {
    const close = mathsEnd(source, start);
    if (close > 0 && close < end) walk.mathsBetween(start, close);
    return;
  }
  if (char === '(') {
    const inside = { start: start + 1, end: walk.piece.brackets.get(start) ?? end };
    for (const argument of argumentsIn(walk, inside)) if (argument.name === undefined) readValue(walk, argument, asText);
    return;
  }
  if (/[\p{L}_]/u.test(char)) return applyCall(walk, callAt(walk, start, start), asText);
  if (asText && /[\d+-]/.test(char)) walk.prose.copy(source, start, end);
}

/** The call or name that begins at `at`. `start` is where its span is to begin. */
export function callAt(walk: Walk, at: number, start: number): Call {
  const { source, piece } = walk;
  let end = nameEnd(source, at);
  let round: Span | undefined;
  let name: string | undefined;
  const contents: Span[] = [];
  for (;;) {
    const char = source[end];
    if (char === '.' && /[\p{L}_]/u.test(source[end + 1] ?? '')) {
      end = nameEnd(source, end + 1);
      continue;
    }
    if (char !== '(' && char !== '[') break;
    const close = piece.brackets.get(end);
    if (close === undefined || close >= walk.end) {
      if (char === '[') break;
      // `#cite(<key` is being typed: its arguments end with the line.
      const newline = source.indexOf('\n', end);
      const stop = newline < 0 ? walk.end : Math.min(newline, walk.end);
      return { name: name ?? source.slice(at, end), start, end: stop, contents, round: { start: end + 1, end: Math.max(end + 1, stop) } };
    }
    name ??= source.slice(at, end);
    if (char === '[') contents.push({ start: end + 1, end: close });
    else round ??= { start: end + 1, end: close };
    end = close + 1;
  }
  return { name: name ?? source.slice(at, end), start, end, contents, ...(round ? { round } : {}) };
}

/** The arguments between round brackets, in order. */
export function argumentsIn(walk: Walk, span: Span | undefined): readonly Argument[] {
  if (!span) return [];
  const { source } = walk;
  const found: Argument[] = [];
  let start = span.start;
  for (let at = span.start; at <= span.end; ) {
    if (at === span.end || source[at] === ',') {
      const value = trim(walk, { start, end: at });
      if (value.end > value.start) found.push(named(source, value));
      start = ++at;
    } else at = Math.min(span.end, nextInCode(walk, at));
  }
  return found;
}

/** Behind the token at `at`, where what is in brackets, strings, comments, raw text and maths is one. */
export function nextInCode(walk: Walk, at: number): number {
  const { source } = walk;
  switch (source[at]) {
    case '(': case '[': case '{':
      return (walk.piece.brackets.get(at) ?? at) + 1;
    case '"':
      return stringEnd(source, at);
    case '/':
      return walk.piece.commentEnd(at) ?? at + 1;
    case '`':
      return rawAt(source, at)?.after ?? at + 1;
    case '$':
      return Math.max(at, mathsEnd(source, at)) + 1;
    default:
      return at + 1;
  }
}

function named(source: string, value: Span): Argument {
  const end = nameEnd(source, value.start);
  if (end === value.start) return value;
  const colon = /^\s{0,20}:(?!:)\s{0,200}/.exec(source.slice(end, Math.min(value.end, end + 222)));
  return colon ? { name: source.slice(value.start, end), start: end + colon[0].length, end: value.end } : value;
}

/** Without white space and comments at its edges. */
export function trim(walk: Walk, { start, end }: Span): Span {
  const { source } = walk;
  for (;;) {
    while (start < end && /\s/.test(source[start]!)) start++;
    const comment = source[start] === '/' ? walk.piece.commentEnd(start) : undefined;
    if (comment === undefined || comment > end) break;
    start = comment;
  }
  while (end > start && /\s/.test(source[end - 1]!)) end--;
  return { start, end };
}

