import { superscript } from '../superscript.js';
import type { Mark } from '../document.js';
import type { Handler, Handlers } from './handlers.js';
import { verbatimCommand } from './scan.js';
import type { Walk } from './walk.js';

/**
 * Commands whose arguments are not all text, by the shape of their arguments:
 * `o` options in brackets, `m` an argument that is no text, `t` one that is. What is not listed anywhere has text only.
 */
const SHAPES: Readonly<Record<string, string>> = {
  m: `ref eqref pageref autoref nameref cref Cref vref Vref fref Fref subref labelcref cpageref Cpageref crefrange index
    phantom hphantom vphantom vspace hspace bibliographystyle pagestyle thispagestyle pagenumbering graphicspath setstretch linespread
    captionsetup hypersetup sisetup lstset tcbset theoremstyle stepcounter refstepcounter arabic roman Roman alph Alph value
    color rowcolor cellcolor columncolor arrayrulecolor usecolortheme usetheme authorrunning titlerunning orcid orcidlink
    deleted sout st pdfbookmark noalign onslide urlstyle selectlanguage bstctlcite PassOptionsToPackage includeonly hyphenation
    usetikzlibrary DeclareGraphicsExtensions listfiles email cline hhline pagecolor Sexpr`,
  om: `includegraphics includesvg includepdf author affil affiliation address institute date thanks todo marginpar usepackage
    RequirePackage documentclass setmainlanguage setdefaultlanguage setotherlanguage setotherlanguages geometry newfontfamily setmainfont`,
  mm: 'setlength addtolength setcounter addtocounter fontsize markboth settowidth settoheight counterwithin counterwithout numberwithin AtBeginEnvironment AtEndEnvironment newtheorem colorlet',
  mmm: 'definecolor addcontentsline specialrule crefname Crefname',
  omm: 'newcounter newlength',
  mt: 'foreignlanguage rotatebox scalebox',
  omt: 'textcolor colorbox parbox makebox framebox raisebox hyperref',
  mmt: 'resizebox fcolorbox',
  ot: 'thead makecell rothead',
  tm: 'replaced texorpdfstring',
  tt: 'IEEEPARstart',
  ott: 'lettrine',
};

/** Commands that set off their text. */
const MARKS: Readonly<Record<Mark['kind'], string>> = {
  strong: 'textbf',
  emphasis: 'emph textit textsl',
  code: 'texttt',
  maths: '',
};

/** Declarations that set off what follows in their group: `{\bf …}`. */
const DECLARATIONS: Readonly<Record<Mark['kind'], string>> = {
  strong: 'bf bfseries',
  emphasis: 'em it sl itshape slshape',
  code: 'tt ttfamily',
  maths: '',
};

function readArguments(walk: Walk, shape: string): void {
  for (const [i, kind] of [...shape].entries()) {
    if (kind === 'o') while (walk.source[walk.at] === '[' && walk.option()) { /* skipped */ }
    else if (kind === 'm') walk.braced();
    else if (i === shape.length - 1) walk.enter();
    else {
      const argument = walk.braced();
      if (argument) walk.through(argument);
    }
  }
}

function markText(kind: Mark['kind']): Handler {
  return (walk) => {
    const { here } = walk.prose;
    walk.enter(() => walk.prose.mark(kind, here));
  };
}

function declare(kind: Mark['kind']): Handler {
  return (walk) => {
    walk.swallowSpaces();
    const { here } = walk.prose;
    walk.untilGroupEnds(() => walk.prose.mark(kind, here));
  };
}

/** `10\textsuperscript{-3}` → `10⁻³`. */
const raise: Handler = (walk, { start }) => {
  const argument = walk.braced();
  if (!argument) return;
  if (walk.source.slice(argument.start, argument.end).includes('cite')) return walk.through(argument);
  const { text } = walk.aside(argument).prose.prose(0);
  if (text !== '') walk.prose.rewrite(superscript(text.trim()), start, argument.after);
};

/** `\href{https://…}{text}` and `\url{https://…}`. */
const linkText: Handler = (walk) => {
  const target = walk.braced();
  if (!target) return;
  const { here } = walk.prose;
  const url = walk.source.slice(target.start, target.end).replace(/\\([%#&_~{}])/g, '$1');
  walk.enter(() => walk.prose.link(url, here));
};

const bareLink: Handler = (walk) => {
  const target = walk.braced();
  if (!target) return;
  const { here } = walk.prose;
  walk.prose.copy(walk.source, target.start, target.end);
  walk.prose.link(walk.source.slice(target.start, target.end), here);
};

const verbatim: Handler = (walk, { start }) => {
  const code = verbatimCommand(walk.source, start);
  if (!code || code.after > walk.end) return;
  const { here } = walk.prose;
  walk.prose.copy(walk.source, code.start, code.end);
  walk.prose.mark('code', here);
  walk.at = code.after;
};

const quoted: Handler = (walk, { start }) => {
  while (walk.source[walk.at] === '[' && walk.option()) { /* skipped */ }
  if (walk.source[walk.at] !== '{') return;
  walk.prose.rewrite('“', start, walk.at + 1);
  walk.enter(() => walk.prose.rewrite('”', walk.at - 1, walk.at));
};

/** `\gls{pfs}` reads as the short form that the glossary gives, `\acrlong{pfs}` as the long, `\acrfull{pfs}` as both. */
function acronym(form: 'short' | 'long' | 'full', plural: boolean): Handler {
  return (walk, { name, start }) => {
    walk.option();
    const argument = walk.braced();
    if (!argument) return;
    const key = walk.source.slice(argument.start, argument.end).trim();
    const entry = walk.piece.lookup('acronym', key);
    if (!entry) return walk.prose.copy(walk.source, argument.start, argument.end);
    const s = plural ? 's' : '';
    const long = walk.other(entry.long).prose.text + s;
    const short = walk.other(entry.short).prose.text + s;
    const text = form === 'short' ? short : form === 'long' ? long : `${long} (${short})`;
    walk.prose.rewrite(/^[A-Z]/.test(name) ? text[0]!.toUpperCase() + text.slice(1) : text, start, argument.after);
  };
}

const ACRONYMS: readonly (readonly [names: string, form: 'short' | 'long' | 'full', plural: boolean])[] = [
  ['gls Gls GLS acrshort Acrshort glsxtrshort ac Ac acs Acs iac glsentryshort', 'short', false],
  ['glspl Glspl acrshortpl acp Acp acsp glsxtrshortpl', 'short', true],
  ['acrlong Acrlong acl Acl glsxtrlong glsentrylong', 'long', false],
  ['acrlongpl Acrlongpl aclp Aclp glsxtrlongpl', 'long', true],
  ['acrfull Acrfull acf Acf glsxtrfull', 'full', false],
  ['acrfullpl acfp glsxtrfullpl', 'full', true],
];

function each(names: string, handler: Handler): [string, Handler][] {
  return names.trim().split(/\s+/).filter((name) => name !== '').map((name) => [name, handler]);
}

/** Handlers for commands within a line of text. */
export const TEXT_HANDLERS: Handlers = Object.fromEntries([
  ...Object.entries(SHAPES).flatMap(([shape, names]) => each(names, (walk) => readArguments(walk, shape))),
  ...Object.entries(MARKS).flatMap(([kind, names]) => each(names, markText(kind as Mark['kind']))),
  ...Object.entries(DECLARATIONS).flatMap(([kind, names]) => each(names, declare(kind as Mark['kind']))),
  ...ACRONYMS.flatMap(([names, form, plural]) => each(names, acronym(form, plural))),
  ...each('textsuperscript up supscript tnote', raise),
  ...each('href', linkText),
  ...each('url path nolinkurl', bareLink),
  ...each('verb lstinline mintinline', verbatim),
  ...each('enquote', quoted),
  ...each('par', (walk, { start }) => {
    walk.swallowSpaces();
    walk.paragraphBreak(start, walk.at);
  }),
  ...each('xspace', (walk, { start }) => walk.prose.space(start, start)),
  ...each('hspace', (walk, { start }) => {
    walk.braced();
    walk.prose.space(start, walk.at);
  }),
]);
