/** Told of what gives a LaTeX text its shape, in order of place. Comments and verbatim text are passed over in silence. */
export interface ShapeListener {
  /** `{` at `at`. */
  open(at: number): void;
  /** `}` at `at`. */
  close(at: number): void;
  /** `\begin{name}`; `end` is behind its brace. */
  begin(name: string, at: number, end: number): void;
  /** `\end{name}`. */
  end(name: string, at: number, end: number): void;
  /** A `\begin` of verbatim text and all of it to the end of its `\end`, when it has one. */
  verbatim(name: string, at: number, end: number): void;
  /** An empty line: from the newline before it to the start of the next line with something in it. */
  blank(at: number, end: number): void;
  /** `\section`, `\item`, `\bibitem`, `\newcommand` … : a command that the shape depends on. Returns true to end the scan here. */
  landmark(kind: Landmark, at: number): boolean;
}

export type Landmark = 'section' | 'paragraph' | 'item' | 'definition';

/**
 * Walks once through LaTeX source and tells its shape. Linear in the length of the text, whatever stands in it.
 *
 * TeX itself cannot be read without running it; this follows what authors write: braces, environments, empty lines,
 * comments from `%` to the end of the line, and the verbatim commands and environments of the common packages.
 */
export function scanShape(text: string, listener: ShapeListener, start = 0): void {
  const end = text.length;
  const ends = new Map<string, Finder>();
  let at = start;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code > CLOSE || SHAPELESS[code] === 1) {
      at++;
      continue;
    }
    switch (code) {
      case BACKSLASH:
        at = scanCommand(text, at, listener, ends);
        break;
      case OPEN:
        listener.open(at++);
        break;
      case CLOSE:
        listener.close(at++);
        break;
      case PERCENT:
        at = lineEnd(text, at);
        break;
      case NEWLINE:
      case RETURN: {
        const next = afterBlankLines(text, at);
        if (next > at) {
          listener.blank(at, next);
          at = next;
        } else at++;
      }
    }
  }
}

function scanCommand(text: string, start: number, listener: ShapeListener, ends: Map<string, Finder>): number {
  const nameEnd = letters(text, start + 1);
  if (nameEnd === start + 1) return isNewline(text.charCodeAt(nameEnd)) ? nameEnd : start + 2;
  const kind = SHAPING.get(text.slice(start + 1, nameEnd));
  switch (kind) {
    case undefined:
      return nameEnd;
    case 'begin':
    case 'end': {
      const name = environmentName(text, nameEnd);
      if (name === undefined) return nameEnd;
      const after = text.indexOf('}', nameEnd) + 1;
      if (kind === 'end') {
        listener.end(name, start, after);
        return after;
      }
      const verbatimEnd = VERBATIM.has(name) ? verbatimEnvironmentEnd(text, name, after, ends) : -1;
      if (verbatimEnd < 0) listener.begin(name, start, after);
      else listener.verbatim(name, start, verbatimEnd);
      return verbatimEnd < 0 ? after : verbatimEnd;
    }
    case 'verb':
      return verbatimCommand(text, start)?.after ?? nameEnd;
    case 'url': {
      const open = text.charCodeAt(nameEnd) === OPEN ? nameEnd : -1;
      const close = open < 0 ? -1 : urlEnd(text, open);
      if (close < 0) return nameEnd;
      listener.open(open);
      listener.close(close);
      return close + 1;
    }
    default:
      return listener.landmark(kind, start) ? text.length : nameEnd;
  }
}

/** The text set off by `\verb|…|`, `\lstinline[…]|…|`, `\mintinline{lang}|…|`; undefined where it does not end on its line. */
export function verbatimCommand(text: string, start: number): { readonly start: number; readonly end: number; readonly after: number } | undefined {
  const nameEnd = letters(text, start + 1);
  const name = text.slice(start + 1, nameEnd);
  const line = /^.{0,2000}/.exec(text.slice(nameEnd, nameEnd + 2000))![0];
  let at = line[0] === '*' ? 1 : 0;
  if (name !== 'verb' && line[at] === '[') at = line.indexOf(']', at) + 1;
  if (name === 'mintinline' && line[at] === '{') at = line.indexOf('}', at) + 1;
  const delimiter = line[at];
  if (delimiter === undefined || /[\sA-Za-z]/.test(delimiter)) return undefined;
  const end = line.indexOf(delimiter === '{' ? '}' : delimiter, at + 1);
  return end < 0 ? undefined : { start: nameEnd + at + 1, end: nameEnd + end, after: nameEnd + end + 1 };
}

function isNewline(code: number): boolean {
  return code === NEWLINE || code === RETURN;
}

/** Behind the last letter of the command name that begins at `at`. */
export function letters(text: string, at: number): number {
  for (;;) {
    const code = text.charCodeAt(at);
    if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) at++;
    else return at;
  }
}

/** The CR or LF that ends the line of `at`, or the end of the text. */
export function lineEnd(text: string, at: number): number {
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === NEWLINE || code === RETURN) break;
  }
  return at;
}

/** `x` of `{x}` at `at`; undefined where no short name in braces stands there. */
export function environmentName(text: string, at: number): string | undefined {
  if (text.charCodeAt(at) !== OPEN) return undefined;
  for (let i = at + 1; i < at + 60; i++) {
    const code = text.charCodeAt(i);
    if (code === CLOSE) return text.slice(at + 1, i);
    if (code === OPEN || code === BACKSLASH || code === NEWLINE || Number.isNaN(code)) return undefined;
  }
  return undefined;
}

/** The end of `\end{name}` for verbatim text that begins at `at`; -1 where it has none before the next such text begins. */
function verbatimEnvironmentEnd(text: string, name: string, at: number, finders: Map<string, Finder>): number {
  const find = (what: string): number => {
    let finder = finders.get(what);
    if (!finder) finders.set(what, (finder = new Finder(text, what)));
    return finder.from(at);
  };
  const end = find(`\\end{${name}}`);
  if (end < 0) return -1;
  const begin = find(`\\begin{${name}}`);
  return begin >= 0 && begin < end ? -1 : end + name.length + 6;
}

/** Finds a string again and again from growing places; each character is searched once. */
class Finder {
  private found = -2;
  constructor(private readonly text: string, private readonly what: string) {}

  from(at: number): number {
    if (this.found !== -1 && this.found < at) this.found = this.text.indexOf(this.what, at);
    return this.found;
  }
}

/** The brace that closes `\url{…}`, where `%` is a character like others; -1 where it is not closed on its line. */
function urlEnd(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length && at < open + 2000; at++) {
    const code = text.charCodeAt(at);
    if (code === OPEN) depth++;
    else if (code === CLOSE && --depth === 0) return at;
    else if (code === NEWLINE) return -1;
  }
  return -1;
}

/** For the newline at `at`: the start of the first line after it that holds something, or `at` when that is the next one. */
function afterBlankLines(text: string, at: number): number {
  let i = text.charCodeAt(at) === RETURN && text.charCodeAt(at + 1) === NEWLINE ? at + 2 : at + 1;
  let next = at;
  let code: number;
  while ((code = text.charCodeAt(i)) === 32 || code === 9 || code === NEWLINE || code === RETURN) {
    i++;
    if (code === NEWLINE || (code === RETURN && text.charCodeAt(i) !== NEWLINE)) next = i;
  }
  return next;
}

const BACKSLASH = 92, OPEN = 123, CLOSE = 125, PERCENT = 37, NEWLINE = 10, RETURN = 13;

/** For each character code up to that of `}`: whether it gives a text no shape. Most of a text is passed over by this table. */
const SHAPELESS = new Uint8Array(CLOSE + 1).fill(1);
for (const code of [BACKSLASH, OPEN, CLOSE, PERCENT, NEWLINE, RETURN]) SHAPELESS[code] = 0;

/** Environments whose text is taken as it stands. */
export const VERBATIM: ReadonlySet<string> = new Set([
  'verbatim', 'verbatim*', 'Verbatim', 'BVerbatim', 'LVerbatim', 'lstlisting', 'minted', 'comment', 'filecontents', 'filecontents*', 'alltt', 'tcblisting', 'pycode', 'Sinput', 'Soutput',
]);

const SHAPING: ReadonlyMap<string, 'begin' | 'end' | 'verb' | 'url' | Landmark> = new Map([
  ['begin', 'begin'], ['end', 'end'],
  ...['verb', 'lstinline', 'mintinline'].map((name) => [name, 'verb'] as const),
  ...['url', 'href', 'path', 'nolinkurl'].map((name) => [name, 'url'] as const),
  ...['part', 'chapter', 'section', 'subsection', 'subsubsection', 'addchap', 'addsec'].map((name) => [name, 'section'] as const),
  ...['paragraph', 'subparagraph'].map((name) => [name, 'paragraph'] as const),
  ...['item', 'bibitem'].map((name) => [name, 'item'] as const),
  ...['newcommand', 'renewcommand', 'providecommand', 'newrobustcmd', 'NewDocumentCommand', 'RenewDocumentCommand', 'DeclareDocumentCommand', 'DeclareRobustCommand', 'DeclareMathOperator', 'def',
    'newacronym', 'acrodef', 'acro', 'DeclareAcronym', 'newglossaryentry', 'DeclareSIUnit', 'DeclareCiteCommand'].map((name) => [name, 'definition'] as const),
]);
