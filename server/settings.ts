import { getNodeValue, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import type { Problem } from './core/document/document.js';
import { isCitationCommand } from './core/document/latex/citations.js';
import type { Code, Severity } from './core/rules/finding.js';
import { t } from './core/text/language.js';
import type { Span } from './core/text/span.js';

/** What the user may set, under the names of the editor's settings and of `claimcheck.json`. */
export interface Settings {
  readonly sources: readonly string[];
  readonly bibliography: readonly string[];
  /** Name of a bundled style, or the path of a `.csl` file. */
  readonly style: string;
  readonly guides: readonly string[];
  readonly rules: Rules;
  readonly ignore: readonly Ignore[];
  /** Citation commands of LaTeX that are the user's own, each with a known one that it is like: `{ mycite: 'parencite' }`. */
  readonly citationCommands: Readonly<Record<string, string>>;
  /** Whether figures that agree with their source are marked. */
  readonly figureHints: boolean;
}

export type Rules = Readonly<Partial<Record<Code, Severity | 'off'>>>;

/** Files that are not checked, or findings that are right to ignore. */
export type Ignore = string | { readonly text: string; readonly code?: string; readonly path?: string; readonly reason?: string };

export const defaultSettings: Settings = { sources: [], bibliography: [], style: 'apa', guides: ['alectinib-tme'], rules: {}, ignore: [], citationCommands: {}, figureHints: false };

/** What one place says; what it leaves open is undefined. */
export type PartialSettings = { readonly [Name in keyof Settings]?: Settings[Name] };

export interface ReadSettings {
  readonly settings: PartialSettings;
  readonly problems: readonly Problem[];
  /** Where each string of `sources`, `bibliography`, `guides` and `style` stands, so that a missing file is told there. */
  readonly places: ReadonlyMap<string, Span>;
}

/** The later wins, name by name; severities rule by rule. */
export function mergeSettings(...layers: readonly PartialSettings[]): Settings {
  return layers.reduce<Settings>((below, layer) => ({
    ...below,
    ...Object.fromEntries(Object.entries(layer).filter(([, value]) => value !== undefined)),
    rules: { ...below.rules, ...layer.rules },
  }), defaultSettings);
}

/** Reads `claimcheck.json`, comments and trailing commas allowed. A part that is wrong is a problem at its place; the rest holds. */
export function readSettingsFile(text: string): ReadSettings {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
  const problems: Problem[] = errors.map(({ error, offset, length }) => ({
    message: t`This is not valid JSON here: ${words(printParseErrorCode(error))}.`,
    span: { start: offset, end: offset + length },
  }));
  if (tree && tree.type !== 'object') problems.push({ message: t`Settings are an object: { "bibliography": ["refs.bib"] }.`, span: spanOf(tree) });
  const settings: Record<string, unknown> = {};
  const places = new Map<string, Span>();
  for (const property of tree?.type === 'object' ? tree.children ?? [] : []) {
    const [key, value] = property.children ?? [];
    if (!key || !value || key.value === '$schema') continue;
    const name = String(key.value);
    const read = SHAPES[name as keyof Settings];
    if (!read) problems.push({ message: t`There is no setting “${name}”. There are ${Object.keys(SHAPES).join(', ')}.`, span: spanOf(key) });
    else settings[name] = read(getNodeValue(value), (message, path) => problems.push({ message, span: spanOf(at(value, path)) }));
    for (const node of value.type === 'array' ? value.children ?? [] : [value]) {
      if (node.type === 'string') places.set(placeOf(name, String(node.value)), spanOf(node));
    }
  }
  return { settings, problems, places };
}

/** The key of a string in {@link ReadSettings.places}: `bibliography refs.bib`. */
export const placeOf = (name: string, value: string): string => `${name} ${value}`;

/** Reads what an editor sends for its section `claimcheck`. What is wrong is told and left out. */
export function readEditorSettings(value: unknown): { readonly settings: PartialSettings; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const settings: Record<string, unknown> = {};
  if (typeof value === 'object' && value !== null) {
    for (const [name, read] of Object.entries(SHAPES)) {
      const given = (value as Record<string, unknown>)[name];
      if (given !== undefined && given !== null) settings[name] = read(given, (message) => problems.push(`claimcheck.${name}: ${message}`));
    }
  }
  return { settings, problems };
}

type Report = (message: string, path: readonly (string | number)[]) => void;

const SHAPES: { readonly [Name in keyof Settings]: (value: unknown, report: Report) => Settings[Name] | undefined } = {
  sources: strings,
  bibliography: strings,
  style: (value, report) => (typeof value === 'string' ? value : void report(t`A style is a name such as "apa", or the path of a .csl file.`, [])),
  guides: strings,
  rules: rulesIn,
  ignore: ignoresIn,
  citationCommands: commandsIn,
  figureHints: (value, report) => (typeof value === 'boolean' ? value : void report(t`This is to be true or false.`, [])),
};

function strings(value: unknown, report: Report): readonly string[] | undefined {
  if (typeof value === 'string') return [value];
  if (!Array.isArray(value)) return void report(t`This is to be a list of names: ["one", "two"].`, []);
  return value.filter((item, i): item is string => {
    const isName = typeof item === 'string' && item !== '';
    if (!isName) report(t`This is to be a name in quotation marks.`, [i]);
    return isName;
  });
}

const SEVERITIES: readonly unknown[] = ['off', 'hint', 'information', 'warning', 'error'] satisfies readonly (Severity | 'off')[];

/** Every code there is, with the severity it has unless the user or the rule says otherwise; from the contract. */
const CODES: ReadonlySet<string> = new Set<Code>([
  'figure/value', 'figure/arm', 'figure/population', 'figure/measure', 'figure/unit', 'figure/interval', 'figure/comparator',
  'figure/reference', 'figure/uncited', 'figure/unsupported', 'figure/rounding',
  'citation/undefined', 'citation/duplicate', 'citation/incomplete', 'citation/unused', 'bibliography/syntax',
  'statistic/interval', 'statistic/percentage', 'statistic/p-value', 'term/undefined', 'term/inconsistent', 'manuscript/inconsistent',
]);

function rulesIn(value: unknown, report: Report): Rules | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return void report(t`Rules are an object: { "figure/unsupported": "information" }.`, []);
  return Object.fromEntries(Object.entries(value).filter(([code, severity]) => {
    if (!CODES.has(code)) return report(t`There is no rule “${code}”.`, [code]), false;
    if (!SEVERITIES.includes(severity)) return report(t`A rule is ${SEVERITIES.join(', ')}.`, [code]), false;
    return true;
  }));
}

function ignoresIn(value: unknown, report: Report): readonly Ignore[] | undefined {
  if (!Array.isArray(value)) return void report(t`This is to be a list of globs, or of findings: ["drafts/**", { "text": "38.4 months" }].`, []);
  return value.filter((item, i): item is Ignore => {
    if (typeof item === 'string') return true;
    const wrong = typeof item !== 'object' || item === null || typeof item.text !== 'string' || ['code', 'path', 'reason'].some((name) => item[name] !== undefined && typeof item[name] !== 'string');
    if (wrong) report(t`This is to be a glob, or an object with the "text" of a finding, and "code", "path" and "reason" where you like.`, [i]);
    return !wrong;
  });
}

function commandsIn(value: unknown, report: Report): Readonly<Record<string, string>> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return void report(t`Citation commands are an object: { "mycite": "parencite" }.`, []);
  return Object.fromEntries(Object.entries(value).flatMap(([name, like]): [string, string][] => {
    const [own, known] = [name, like].map((command) => (typeof command === 'string' ? command.replace(/^\\/, '') : ''));
    if (own && known && isCitationCommand(known) && /^[A-Za-z@]+$/.test(own)) return [[own, known]];
    return report(t`“${name}” is to be like a known citation command: { "${/^[A-Za-z@]+$/.test(own!) ? own! : 'mycite'}": "parencite" }.`, [name]), [];
  }));
}

function at(node: Node, path: readonly (string | number)[]): Node {
  let here = node;
  for (const step of path) {
    const next = typeof step === 'number' ? here.children?.[step] : here.children?.find((property) => property.children?.[0]?.value === step)?.children?.[1];
    if (!next) break;
    here = next;
  }
  return here;
}

const spanOf = (node: Node): Span => ({ start: node.offset, end: node.offset + node.length });

/** `CommaExpected` → `comma expected` */
const words = (code: string): string => code.replace(/\B(\p{Lu})/gu, ' $1').toLowerCase();
