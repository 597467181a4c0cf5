import { SIGNS } from '../bib/signs.js';
import { texConstants } from '../citationJs.js';

export type OutputFormat = 'text' | 'html' | 'markdown' | 'latex' | 'typst';

/** What citeproc gives as HTML, in another markup: `<i>Nature</i> <b>4</b>` → `*Nature* **4**`. */
export function fromHtml(html: string, format: OutputFormat): string {
  const trimmed = html.replace(/\s+/g, ' ').trim();
  return format === 'html' ? trimmed : translated(trimmed, WRITERS[format]);
}

interface Writer {
  readonly text: (text: string) => string;
  /** What stands for an opening tag, what for its closing one. */
  readonly tags: Readonly<Record<string, readonly [open: string, close: string]>>;
  readonly link: (text: string, target: string) => string;
}

const SUPERSCRIPTS: Readonly<Record<string, string>> = { '0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹', '+': '⁺', '-': '⁻', '−': '⁻', '–': '⁻' };

const WRITERS: Readonly<Record<Exclude<OutputFormat, 'html'>, Writer>> = {
  text: { text: (text) => text, tags: {}, link: (text) => text },
  markdown: {
    // Only what Markdown or Pandoc would take for markup in running text: maths, raised and struck text, names of characters too.
    text: (text) => text.replace(/[\\`*[\]<>$~^]|(?<!\w)_|_(?!\w)|@(?=\w)|&(?=#?\w{1,32};)/g, '\\$&'),
    tags: { i: ['*', '*'], b: ['**', '**'], sup: ['^', '^'], sub: ['~', '~'], caps: ['[', ']{.smallcaps}'] },
    link: (text, target) => (text === target ? `<${target}>` : `[${text}](${target})`),
  },
  latex: {
    text: (text) => text.replace(/[\\&%$#_{}~^<>|]/g, (sign) => LATEX[sign] ?? `\\${sign}`).replace(BEYOND, (sign) => latexSigns().get(sign) ?? sign).replace(/\u00a0/g, '~'),
    tags: { i: ['\\textit{', '}'], b: ['\\textbf{', '}'], sup: ['\\textsuperscript{', '}'], sub: ['\\textsubscript{', '}'], caps: ['\\textsc{', '}'] },
    link: (text, target) => (text === target ? `\\url{${target}}` : `\\href{${target}}{${text}}`),
  },
  typst: {
    text: (text) => text.replace(/[\\#*_`$@<>[\]~]|\/(?=[/*])/g, '\\$&').replace(/\u00a0/g, '~'),
    tags: { i: ['#emph[', ']'], b: ['#strong[', ']'], sup: ['#super[', ']'], sub: ['#sub[', ']'], caps: ['#smallcaps[', ']'] },
    link: (text, target) => `#link("${target.replace(/["\\]/g, '\\$&')}")[${text}]`,
  },
};

const LATEX: Readonly<Record<string, string>> = { '\\': '\\textbackslash{}', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}', '<': '\\textless{}', '>': '\\textgreater{}', '|': '\\textbar{}' };

/** Greek, raised and lowered digits, arrows, signs of mathematics. */
const BEYOND = /[\u0370-\u03ff\u2070-\u209f\u2190-\u22ff]/g;

/** What pdfLaTeX knows by commands only: `β` → `$\beta$`, `₂` → `\textsubscript{2}`. */
function latexSigns(): ReadonlyMap<string, string> {
  if (knownSigns) return knownSigns;
  const { mathCommands, mathScripts } = texConstants;
  const maths = [...SIGNS, ...Object.entries(mathCommands)].map(([name, sign]) => [sign, `$\\${name}$`] as const);
  const scripts = (['^', '_'] as const).flatMap((script) => Object.entries(mathScripts[script]).map(([sign, moved]) => [moved, `\\text${script === '^' ? 'super' : 'sub'}script{${sign}}`] as const));
  return (knownSigns = new Map([['−', '$-$'], ...maths.reverse(), ...scripts]));
}

let knownSigns: ReadonlyMap<string, string> | undefined;

const TOKEN = /<(\/?)([a-z]+)([^<>]{0,500})>|&(#?[a-z0-9]{1,8});|([^<&]+|[<&])/gi;

function translated(html: string, writer: Writer): string {
  let out = '';
  const open: { readonly close: string; readonly name: string; readonly from: number; readonly target?: string }[] = [];
  for (const [, closing, tag, attributes, entity, plain] of html.matchAll(TOKEN)) {
    if (plain !== undefined) out += inScript(open) && writer.tags['sup'] === undefined ? raised(plain) : writer.text(plain);
    else if (entity !== undefined) out += writer.text(character(entity));
    else if (closing === '/') {
      const name = tag!.toLowerCase();
      const at = open.findLastIndex((one) => one.name === name);
      if (at < 0) continue;
      const { close, from, target } = open[at]!;
      open.length = at;
      if (target !== undefined) out = out.slice(0, from) + writer.link(out.slice(from), target);
      else out += close;
    } else {
      const name = tag!.toLowerCase();
      const pair = writer.tags[styled(name, attributes!)] ?? ['', ''];
      if (name === 'div' && out !== '' && !out.endsWith(' ')) out += ' ';
      out += pair[0];
      const target = name === 'a' ? /href="([^"]{1,500})"/.exec(attributes!)?.[1] : undefined;
      open.push({ name, close: pair[1], from: out.length, ...(target === undefined ? {} : { target }) });
    }
  }
  return out.replace(/ {2,}/g, ' ').trim();
}

/** `2,3` → `²,³`; text that has no raised form stays as it is. */
function raised(text: string): string {
  return /^[\d+\-−–,\s]*$/.test(text) ? text.replace(/./gu, (sign) => SUPERSCRIPTS[sign] ?? sign) : text;
}

function inScript(open: readonly { readonly name: string }[]): boolean {
  return open.some(({ name }) => name === 'sup');
}

function styled(name: string, attributes: string): string {
  if (name === 'em') return 'i';
  if (name === 'strong') return 'b';
  if (name !== 'span') return name;
  if (/small-caps/.test(attributes)) return 'caps';
  if (/font-style:\s?italic/.test(attributes)) return 'i';
  return /font-weight:\s?bold/.test(attributes) ? 'b' : '';
}

function character(entity: string): string {
  if (entity.startsWith('#')) {
    const code = /^#x/i.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number.parseInt(entity.slice(1), 10);
    return Number.isInteger(code) && code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  }
  return ENTITIES[entity.toLowerCase()] ?? `&${entity};`;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
