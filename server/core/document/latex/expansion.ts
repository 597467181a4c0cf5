import type { Prose } from '../document.js';
import type { ProseBuilder } from '../proseBuilder.js';
import { CITATION_MARK } from '../../text/plainText.js';
import { HANDLERS } from './handlers.js';
import type { Macro } from './definitions.js';
import type { Argument, Walk } from './walk.js';

/** An expansion longer than this is no text of a sentence. */
const LONGEST = 2000;
const SLOT = 0xe000;

/**
 * Writes what the author's own command at the walk's place stands for: `\newcommand{\drug}{alectinib}` makes `\drug`
 * read `alectinib`, and `\newcommand{\ci}[1]{(95\% CI #1)}` makes `\ci{0.3–0.7}` read `(95% CI 0.3–0.7)`, the
 * argument with its own place in the source. Returns false where it cannot be read as text.
 */
export function expandMacro(walk: Walk, macro: Macro, start: number): boolean {
  const alias = CITATION_ALIAS.exec(macro.body)?.[1];
  if (alias !== undefined) {
    // `\newcommand{\see}[2][]{\citep[see][#1]{#2}}` is one more citation command.
    HANDLERS.get(alias)?.(walk, { name: alias, start, starred: false });
    return true;
  }
  if (macro.body.length > LONGEST || NO_TEXT.test(macro.body) || (macro.parameters > 0 && CITES.test(macro.body))) return false;
  const nameEnd = walk.at;
  const template = bodyText(walk, macro);
  if (macro.parameters === 0) {
    writeText(walk.prose, template, start, nameEnd);
    const keepsSpace = /\\xspace\s*$/.test(macro.body) && /\s/.test(walk.source[walk.at] ?? '');
    const next = walk.source[walk.skipSpaces(walk.at)] ?? '';
    if (!keepsSpace || /[.,;:!?)\]}'/%-]/.test(next)) walk.swallowSpaces();
    return true;
  }
  const args: (Argument | string)[] = [];
  for (let i = 0; i < macro.parameters; i++) {
    if (i === 0 && macro.fallback !== undefined) {
      const option = walk.option();
      args.push(option ? { ...option, after: walk.at, closed: true } : macro.fallback);
      continue;
    }
    const argument = walk.argument();
    if (!argument) break;
    args.push(argument);
  }
  const after = walk.at;
  const inOrder = [...template.text.matchAll(SLOTS)].map(([slot]) => slot.charCodeAt(0) - SLOT);
  const walkable = inOrder.every((slot, i) => i === 0 || slot > inOrder[i - 1]!);
  let place = start;
  for (const piece of template.text.split(SLOTS_KEPT)) {
    const slot = piece.charCodeAt(0) - SLOT;
    if (!(slot >= 1 && slot <= 9)) {
      walk.prose.rewrite(piece.slice(0, LONGEST), place, Math.max(place, nextPlace(args, inOrder, place, after)));
      continue;
    }
    const argument = args[slot - 1];
    if (argument === undefined) continue;
    if (typeof argument === 'string') walk.prose.rewrite(walk.other(argument).prose.text, place, place);
    else if (walkable) {
      walk.through(argument);
      place = argument.end;
    } else walk.prose.rewrite(walk.source.slice(argument.start, Math.min(argument.end, argument.start + 200)), start, after);
  }
  return true;
}

/** `\citep{#1}`, `\parencite[#1][#2]{#3}`: nothing but a citation of the parameters. */
const CITATION_ALIAS = /^\s{0,10}[~(]?\\([A-Za-z]{0,20}cite[A-Za-z]{0,20})\*?\s?(?:\[[^\]]{0,40}\]){0,2}\{#[1-9]\}[)]?\s{0,10}$/;
const NO_TEXT = /\\(?:begin|end|newcommand|renewcommand|def|let|section|chapter|@)/;
const CITES = /\\[A-Za-z]{0,20}cite/;
const SLOTS = /[\uE001-\uE009]/g;
const SLOTS_KEPT = /([\uE001-\uE009])/;

function nextPlace(args: readonly (Argument | string)[], slots: readonly number[], place: number, after: number): number {
  for (const slot of slots) {
    const argument = args[slot - 1];
    if (argument !== undefined && typeof argument !== 'string' && argument.start >= place) return argument.start;
  }
  return after;
}

interface Body {
  readonly prose: Prose;
  readonly asked: ReadonlyMap<string, string | undefined>;
}

const bodies = new WeakMap<Macro, Body>();
const NOTHING: Body = { prose: { text: '', runs: [], citations: [], marks: [], links: [] }, asked: new Map() };

/** The body as text, each `#1` a character of its own. Read once for a definition; one that stands in itself is empty there. */
function bodyText(walk: Walk, macro: Macro): Prose {
  let body = bodies.get(macro);
  if (!body) {
    bodies.set(macro, NOTHING);
    const read = walk.other(macro.body.replace(/#([1-9])/g, (_, digit: string) => String.fromCharCode(SLOT + Number(digit))));
    body = read.prose.text.length > LONGEST ? NOTHING : read;
    bodies.set(macro, body);
  }
  for (const [name, source] of body.asked) walk.piece.asked.set(name, source);
  return body.prose;
}

/** Text and citations of a body, all of them at the place of the command. */
function writeText(prose: ProseBuilder, body: Prose, start: number, end: number): void {
  let next = 0;
  for (const piece of body.text.split(CITATION_MARK)) {
    prose.rewrite(piece, start, end);
    const citation = body.citations[next++];
    if (citation) prose.cite(citation.mode, { start, end }, citation.items.map((item) => ({ ...item, span: { start, end } })));
  }
}
