import { BodyFlow } from './flow.js';
import { readDefinition } from './definitions.js';
import { environmentKind } from './environments.js';
import { readFloat } from './floats.js';
import type { Handler, Handlers } from './handlers.js';
import { displayMaths } from './inlineMaths.js';
import { environmentName, VERBATIM } from './scan.js';
import type { Walk } from './walk.js';

/** 1 stands for the document's title and its parts, 2 for a section. */
const LEVELS: Readonly<Record<string, number>> = {
  part: 1, chapter: 1, addchap: 1, section: 2, addsec: 2, subsection: 3, subsubsection: 4, paragraph: 5, subparagraph: 6,
};

const section: Handler = (walk, { name, start }) => {
  if (walk.flow) walk.flow.section(walk, LEVELS[name]!, start);
};

const item: Handler = (walk, { start }) => {
  if (walk.flow) walk.flow.item(walk, start);
  else walk.prose.space(start, walk.at);
};

const title: Handler = (walk, { start }) => {
  walk.option();
  const argument = walk.braced();
  if (!argument) return;
  const { prose } = walk.aside(argument);
  if (prose.empty) return;
  const content = prose.prose(start);
  walk.piece.title = content.text;
  walk.emit({ kind: 'heading', level: 1, prose: content }, start, argument.after);
  walk.restartIfEmpty();
};

const footnote: Handler = (walk) => {
  walk.option();
  const argument = walk.braced();
  if (argument) walk.aside(argument, new BodyFlow('footnote'));
};

const abstract: Handler = (walk) => {
  const argument = walk.braced();
  if (!argument) return;
  walk.aside(argument, new BodyFlow('abstract'));
  walk.restartIfEmpty();
};

/** `\caption[short]{…}`, `\captionof{table}{…}`, `\subfloat[caption]{…}`. */
const caption: Handler = (walk, { name }) => {
  if (name === 'captionof') walk.braced();
  walk.option();
  const argument = walk.braced();
  if (argument && walk.flow) walk.flow.caption(walk, argument);
};

const label: Handler = (walk) => {
  const argument = walk.braced();
  if (argument) walk.flow?.label(walk.source.slice(argument.start, argument.end).trim());
};

/** `\input{a}`, `\input a`, `\include{a}`, `\subfile{a}`. */
const include: Handler = (walk, { start }) => {
  const argument = walk.braced();
  let span = argument && { start: argument.start, end: argument.end };
  if (!span) {
    const plain = /^[ \t]{1,9}([^\s{}\\%]{1,300})/.exec(walk.source.slice(walk.at, Math.min(walk.end, walk.at + 310)));
    if (!plain) return;
    walk.at += plain[0].length;
    span = { start: walk.at - plain[1]!.length, end: walk.at };
  }
  emitInclusion(walk, start, walk.source.slice(span.start, span.end).trim(), span);
};

/** `\import{folder/}{file}`. */
const importFile: Handler = (walk, { start }) => {
  const folder = walk.braced();
  const file = walk.braced();
  if (!folder || !file) return;
  const path = walk.source.slice(folder.start, folder.end).trim();
  const target = `${path}${path === '' || path.endsWith('/') ? '' : '/'}${walk.source.slice(file.start, file.end).trim()}`;
  emitInclusion(walk, start, target, file);
};

function emitInclusion(walk: Walk, start: number, target: string, span: { readonly start: number; readonly end: number }): void {
  if (target !== '') walk.emit({ kind: 'inclusion', target, span: { start: span.start - start, end: span.end - start } }, start, walk.at);
}

/** `\bibliography{a,b}`, `\addbibresource[…]{a.bib}`. */
const bibliography: Handler = (walk) => {
  walk.option();
  const argument = walk.braced();
  if (!argument) return;
  let at = argument.start;
  for (const part of walk.source.slice(argument.start, argument.end).split(',')) {
    const name = part.trim();
    const start = at + part.indexOf(name);
    if (name !== '') walk.piece.bibliography.push({ name, span: { start, end: start + name.length } });
    at += part.length + 1;
  }
};

const define: Handler = (walk, { start }) => {
  const definition = readDefinition(walk.source, start);
  if (definition) walk.at = Math.min(walk.end, start + definition.source.length);
  else {
    walk.argument();
    while (walk.source[walk.at] === '[' && walk.option()) { /* skipped */ }
    walk.braced();
  }
};

const begin: Handler = (walk, { start }) => {
  const name = environmentName(walk.source, walk.at);
  if (name === undefined) {
    // `\begin{tab` is being typed.
    walk.braced();
    return;
  }
  walk.at += name.length + 2;
  const kind = environmentKind(name);
  const end = walk.piece.structure.environments.get(start);
  const after = end && end.end <= walk.end ? end.end : undefined;
  if (VERBATIM.has(name) && after !== undefined) {
    walk.paragraphBreak(start, after);
    emitVerbatim(walk, name, start, after);
    walk.at = after;
    walk.restart(after);
  } else if (kind === 'maths') {
    const stop = after ?? blankAhead(walk);
    walk.at = stop;
    displayMaths(walk, start, stop);
  } else if (kind === 'diagram' && after !== undefined) {
    walk.emit({ kind: 'opaque', what: 'diagram', span: { start: 0, end: after - start } }, start, after);
    walk.at = after;
    walk.restartIfEmpty();
  } else if (walk.flow?.environment(walk, name, start)) {
    return;
  } else if (after !== undefined && walk.flow && (kind === 'float' || kind === 'figure' || kind === 'tabular' || kind === 'algorithm')) {
    walk.paragraphBreak(start, start);
    readFloat(walk, name, start, end!);
    walk.at = after;
    walk.restart(walk.skipSpaces(after));
  } else {
    walk.paragraphBreak(start, walk.at);
    walk.skipEnvironmentArguments(name);
    walk.restartIfEmpty();
  }
};

const endEnvironment: Handler = (walk, { start }) => {
  const name = environmentName(walk.source, walk.at);
  if (name === undefined) walk.braced();
  else walk.at += name.length + 2;
  walk.paragraphBreak(start, walk.at);
  walk.restartIfEmpty();
};

function emitVerbatim(walk: Walk, name: string, start: number, end: number): void {
  const head = walk.source.slice(start, Math.min(end, start + 200));
  const language = /language=\{?(?:\[[^\]]{0,20}\])?([\w+#]{1,20})/.exec(head)?.[1] ?? /^\\begin\{minted\}(?:\[[^\]]{0,150}\])?\{([^{}\s]{1,20})\}/.exec(head)?.[1];
  const what = name === 'comment' ? 'comment' : 'code';
  walk.emit({ kind: 'opaque', what, ...(language ? { language } : {}), span: { start: 0, end: end - start } }, start, end);
}

function blankAhead(walk: Walk): number {
  for (let at = walk.at; at < walk.end; at++) {
    if (walk.source[at] === '\n' && /^[ \t\r]{0,200}\n/.test(walk.source.slice(at + 1, at + 202))) return at;
  }
  return walk.end;
}

/** `\iffalse … \fi` is a comment. */
const never: Handler = (walk, { start }) => {
  const end = walk.piece.withoutFi ? -1 : walk.source.indexOf('\\fi', walk.at);
  walk.piece.withoutFi = end < 0;
  if (end < 0 || end >= walk.end) return;
  walk.at = end + 3;
  walk.prose.space(start, walk.at);
};

function all(names: string, handler: Handler): Handlers {
  return Object.fromEntries(names.split(' ').map((name) => [name, handler]));
}

/** Handlers for commands that shape the text: headings, items, environments, files. */
export const BLOCK_HANDLERS: Handlers = {
  ...all(Object.keys(LEVELS).join(' '), section),
  ...all('footnote footnotetext endnote sidenote tablefootnote blfootnote', footnote),
  ...all('caption captionof subcaption tablecaption topcaption bottomcaption subfloat subfigure', caption),
  ...all('input include subfile InputIfFileExists', include),
  ...all('import subimport includefrom subincludefrom inputfrom subinputfrom', importFile),
  ...all('bibliography nobibliography addbibresource addglobalbib addsectionbib', bibliography),
  ...all('newcommand renewcommand providecommand newrobustcmd NewDocumentCommand RenewDocumentCommand DeclareDocumentCommand DeclareRobustCommand DeclareMathOperator def newacronym acrodef DeclareAcronym newglossaryentry DeclareSIUnit', define),
  item,
  bibitem: (walk, { start }) => walk.flow?.bibitem(walk, start),
  title,
  abstract,
  label,
  begin,
  end: endEnvironment,
  iffalse: never,
};
