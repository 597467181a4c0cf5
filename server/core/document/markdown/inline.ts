import type { Span } from '../../text/span.js';
import { readDirective } from '../directive.js';
import type { Citation, CitationItem, Directive, Prose } from '../document.js';
import { splitLocator } from '../locator.js';
import { mathsText } from '../maths.js';
import { MATHS_SYMBOLS } from '../mathsSymbols.js';
import { between, isPlausibleBracket, isPlausibleRaised, MAX_NUMERIC, numericItem, readNumbers } from '../numericCitation.js';
import { ProseBuilder } from '../proseBuilder.js';
import { superscript } from '../superscript.js';
import { isCrossReference, readCitationKey } from './citationKey.js';
import type { Context } from './context.js';
import { DelimiterStack, flanking } from './emphasis.js';
import { decodeEntity } from './entity.js';
import type { Bracket, Cited, Delimiter, Edge, KeyNode, Node } from './inlineNode.js';
import { readDestination, readRole, readTag } from './inlineSyntax.js';

export interface Reading {
  readonly prose: Prose;
  /** Suppression comments inside the text. */
  readonly directives: readonly Directive[];
  /** Inside of `^[…]` notes. */
  readonly notes: readonly Span[];
}

/**
 * Reads `view[from … to]` as running text: Markdown by CommonMark's rules, with Pandoc's citations, maths, notes,
 * super- and subscripts and spans. All places count from the start of `view`; line starts hold no `>` any more.
 * Time is linear in the text.
 */
export function readProse(view: string, from: number, to: number, context: Context): Reading {
  return new InlineReader(view, from, to, context).read();
}

const SPECIAL = new Uint8Array(128);
for (const char of '\\`*_[]!<&$^~@{\n:-\r') SPECIAL[char.charCodeAt(0)] = 1;

const MAX_MATHS = 1000;
const MAX_NODES_IN_CITATION = 4000;
const RAISED_NUMBERS = /[¹²³⁰⁴-⁹]+(?:[,˒‚–⁻-][¹²³⁰⁴-⁹]+)*/y;
const SUPERSCRIPT = /\^((?:\\ |[^\s^])(?:\\ |[^\s^]){0,40})\^/y;
const LINKED_SUPERSCRIPT = /\^(\[[^\]\n]{1,20}\]\([^)\s]{0,60}\)(?:, ?\[[^\]\n]{1,20}\]\([^)\s]{0,60}\)){0,8})\^/y;
const SUBSCRIPT = /~((?:\\ |[^\s~])(?:\\ |[^\s~]){0,40})~/y;
const ATTRIBUTES = /\{(?:[#.=][^{}\n]{0,300}|[\w-]{1,40}=[^{}\n]{0,300}|-)\}/y;
const ESCAPED_NUMBERS = /\\\[(\d[\d\s,;–-]{0,60})\\\]/y;
const SHORTCODE = /\{\{[<%][^\n]{0,300}?[>%]\}\}/y;
const COMMAND = /\\([A-Za-z]{2,20})(?![A-Za-z{])/y;

class InlineReader {
  private readonly nodes: Node[] = [];
  private readonly brackets: { readonly node: Bracket; readonly index: number }[] = [];
  private readonly delimiters = new DelimiterStack();
  private readonly directives: Directive[] = [];
  private readonly notes: Span[] = [];
  private textStart: number;
  private at: number;
  private lastKey = -1;
  private readonly missingTicks = new Set<number>();
  private commentsEnd = false;

  constructor(
    private readonly view: string,
    private readonly from: number,
    private readonly to: number,
    private readonly context: Context,
  ) {
    this.at = this.textStart = from;
  }

  read(): Reading {
    const { view, to } = this;
    while (this.at < to) {
      const code = view.charCodeAt(this.at);
      if (code < 128 ? SPECIAL[code] === 0 : !isRaisedDigit(code)) this.at++;
      else this.special(view[this.at]!);
    }
    this.flush(to);
    this.delimiters.pair(undefined);
    return { prose: this.write(), directives: this.directives, notes: this.notes };
  }

  private special(char: string): void {
    switch (char) {
      case '\n':
      case '\r':
        return this.lineBreak();
      case '\\':
        return this.backslash();
      case '`':
        return this.code();
      case '*':
      case '_':
        return this.delimiterRun(char);
      case '[':
        return this.openBracket(false);
      case '!':
        return this.view[this.at + 1] === '[' && this.at + 1 < this.to ? this.openBracket(true) : this.pass(1);
      case ']':
        return this.closeBracket();
      case '<':
        return this.angle();
      case '&':
        return this.entity();
      case '$':
        return this.maths();
      case '^':
        return this.caret();
      case '~':
        return this.tilde();
      case '@':
        return this.key();
      case '{':
        return this.brace();
      case ':':
        return this.address();
      case '-':
        return this.dash();
      default:
        return this.raisedDigits();
    }
  }

  /** Leaves `length` characters as text. */
  private pass(length: number): void {
    this.at = Math.min(this.at + length, this.to);
  }

  /** Ends the text before `end`. */
  private flush(end: number): void {
    if (end > this.textStart) this.nodes.push({ kind: 'text', start: this.textStart, end });
  }

  private push(node: Node): void {
    this.flush(node.start);
    this.nodes.push(node);
    this.at = this.textStart = node.end;
  }

  private drop(start: number, end: number): void {
    this.flush(start);
    this.at = this.textStart = Math.min(end, this.to);
  }

  private rewrite(text: string, start: number, end: number): void {
    this.push({ kind: 'rewrite', text, start, end });
  }

  private match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.view);
    return match && this.at + match[0].length <= this.to ? match : undefined;
  }

  private lineBreak(): void {
    const { view } = this;
    let start = this.at;
    while (start > this.textStart && isBlank(view.charCodeAt(start - 1))) start--;
    let end = this.at;
    while (end < this.to && (isBlank(view.charCodeAt(end)) || view[end] === '\n' || view[end] === '\r')) end++;
    this.rewrite(' ', start, end);
  }

  private backslash(): void {
    const { at, view } = this;
    const numbers = this.match(ESCAPED_NUMBERS);
    if (numbers) {
      const items = this.context.numeric === 'none' ? undefined : readNumbers(numbers[1]!, at + 2);
      const linked = view.startsWith('](', at + numbers[0].length) && view[at - 1] === '[';
      if (items && (linked || this.plausible(at, items))) return this.cite(at, at + numbers[0].length, items);
    }
    const next = view[at + 1];
    if (next === undefined || at + 1 >= this.to) return this.pass(1);
    if (next === '\n' || next === '\r') return this.drop(at, at + 1);
    if (next === ' ') return this.rewrite('\u00A0', at, at + 2);
    if (/[!-/:-@[-`{-~]/.test(next)) return this.rewrite(next, at, at + 2);
    const command = this.match(COMMAND);
    const symbol = command && MATHS_SYMBOLS.get(command[1]!);
    // `TPS \geq 50%`, left over from a conversion: the space behind belongs to the command, but reads well.
    if (command && symbol && !/^[a-z]+$/.test(symbol)) {
      const end = at + command[0].length;
      return this.rewrite(symbol, at, view[end] === ' ' && end < this.to && view[at - 1] !== ' ' ? end + 1 : end);
    }
    this.pass(1);
  }

  private code(): void {
    const { view, at } = this;
    let end = at;
    while (end < this.to && view[end] === '`') end++;
    const width = end - at;
    const close = this.missingTicks.has(width) ? -1 : closingTicks(view, end, this.to, width);
    if (close < 0) {
      this.missingTicks.add(width);
      return this.pass(width);
    }
    this.push({ kind: 'edge', start: at, end, opens: true, what: 'code' });
    const padded = close - end > 2 && view[end] === ' ' && view[close - 1] === ' ';
    const [from, to] = padded ? [end + 1, close - 1] : [end, close];
    let line = from;
    for (let i = from; i < to; i++) {
      if (view[i] !== '\n') continue;
      if (i > line) this.nodes.push({ kind: 'text', start: line, end: i });
      let next = i + 1;
      while (next < to && isBlank(view.charCodeAt(next))) next++;
      this.nodes.push({ kind: 'rewrite', text: ' ', start: i, end: next });
      line = next;
    }
    if (to > line) this.nodes.push({ kind: 'text', start: line, end: to });
    this.textStart = close;
    this.push({ kind: 'edge', start: close, end: close + width, opens: false, what: 'code' });
    this.skipAttributes();
  }

  private delimiterRun(char: string): void {
    const { view, at } = this;
    let end = at + 1;
    while (end < this.to && view[end] === char) end++;
    const { opens, closes } = flanking(char, at > this.from ? before(view, at) : undefined, end < this.to ? after(view, end) : undefined);
    const node: Delimiter = {
      kind: 'delimiter', start: at, end, char, opens, closes, left: end - at, ends: [], begins: [], previous: undefined, next: undefined,
    };
    this.push(node);
    if (opens || closes) this.delimiters.push(node);
  }

  private openBracket(image: boolean): void {
    const { at, view } = this;
    const note = !image && view[at + 1] === '^' ? /\[\^([^\]\s]{1,100})\]/y : undefined;
    if (note) {
      const match = this.match(note);
      if (match) return this.drop(at, at + match[0].length);
    }
    const node: Bracket = { kind: 'bracket', start: at, end: at + (image ? 2 : 1), image, delimiter: this.delimiters.top };
    this.push(node);
    this.brackets.push({ node, index: this.nodes.length - 1 });
  }

  private closeBracket(): void {
    const open = this.brackets.pop();
    if (!open) return this.pass(1);
    const { node, index } = open;
    this.flush(this.at);
    this.textStart = this.at;
    if (this.link(node, index)) return;
    if (!node.image && this.numeric(node, index)) return;
    if (!node.image && this.pandocCitation(node, index)) return;
    if (!node.image && this.attributedSpan(node, index)) return;
    this.pass(1);
  }

  /** `[text](target)`, `[text][label]`, `[label]`, and images, which say nothing in running text. */
  private link(node: Bracket, index: number): boolean {
    const { view, at } = this;
    let end: number;
    let target = '';
    const inline = view[at + 1] === '(' ? readDestination(view, at + 1, this.to) : undefined;
    if (inline) {
      ({ end, target } = inline);
    } else {
      if (this.context.labels.size === 0 || at - node.end > 300) return false;
      const own = view.slice(node.end, at).trim().toLowerCase();
      const named = view[at + 1] === '[' ? view.indexOf(']', at + 2) : -1;
      const label = named > 0 && named < this.to ? view.slice(at + 2, named).trim().toLowerCase() || own : own;
      if (!this.context.labels.has(label)) return false;
      // `[1][5]` are citations even where the list of references is made of link definitions.
      if (/^\d+$/.test(own) && /^\d+$/.test(label)) return false;
      end = named > 0 && named < this.to ? named + 1 : at + 1;
    }
    if (node.image) {
      this.nodes.length = index;
      this.dropDelimiters(node);
    } else if (!this.linkedNumber(node, index, target, end)) {
      this.delimiters.pair(node.delimiter);
      this.nodes[index] = { kind: 'edge', start: node.start, end: node.end, opens: true, what: 'link', target };
      this.nodes.push({ kind: 'edge', start: at, end, opens: false, what: 'link' });
    }
    this.at = this.textStart = end;
    this.skipAttributes();
    return true;
  }

  /** `[\[21\]](#)`, and `[21](#ref-21)` inside brackets of its own or where the document has a numbered list. */
  private linkedNumber(node: Bracket, index: number, target: string, end: number): boolean {
    if (this.context.numeric === 'none' || this.nodes.length !== index + 2) return false;
    const inner = this.nodes[index + 1]!;
    let items: readonly CitationItem[] | undefined;
    if (inner.kind === 'citation') items = inner.items;
    else if (inner.kind === 'text' && (target === '' || target.startsWith('#'))) {
      const bracketed = this.view[node.start - 1] === '[' || /[,;–-]\s*$/.test(this.view.slice(Math.max(0, node.start - 3), node.start)) && this.brackets.length > 0;
      const numbers = readNumbers(this.view.slice(inner.start, inner.end), inner.start);
      if (numbers && (bracketed || this.context.numeric === 'list' && this.plausible(node.start, numbers))) items = numbers;
    }
    if (!items) return false;
    this.nodes.length = index;
    this.dropDelimiters(node);
    this.textStart = node.start;
    this.cite(node.start, end, items);
    return true;
  }

  /** `[3]`, `[1, 5]`, `[1–3]`, and brackets round linked numbers. */
  private numeric(node: Bracket, index: number): boolean {
    if (this.context.numeric === 'none') return false;
    const { at } = this;
    const inner = this.nodes.slice(index + 1, index + 40);
    if (inner.length === 0) return false;
    let items: readonly CitationItem[] | undefined;
    if (inner.length === 1 && inner[0]!.kind === 'text') {
      if (at - node.end > MAX_NUMERIC || this.view[at + 1] === ':' && node.start === this.from) return false;
      items = readNumbers(this.view.slice(node.end, at), node.end);
      if (items && !this.plausible(node.start, items)) return false;
    } else if (inner.every((n) => n.kind === 'citation' && n.mode === 'numeric' || n.kind === 'text' && /^[\s,;–-]*$/.test(this.view.slice(n.start, n.end)))) {
      items = inner.flatMap((n) => (n.kind === 'citation' ? n.items : []));
    }
    if (!items || items.length === 0) return false;
    this.nodes.length = index;
    this.dropDelimiters(node);
    this.textStart = node.start;
    this.cite(node.start, at + 1, items);
    return true;
  }

  private plausible(start: number, items: readonly CitationItem[]): boolean {
    return isPlausibleBracket(this.view.slice(Math.max(this.from, start - 40), start), items, this.context.numeric === 'list');
  }

  /** Adds a numeric citation, or adds its works to the one just before: `[1][5]`, `[1], [5]`, `[1]–[3]`. */
  private cite(start: number, end: number, items: readonly CitationItem[]): void {
    this.flush(start);
    const gap = this.nodes[this.nodes.length - 1];
    const joined = gap && (gap.kind === 'text' || gap.kind === 'rewrite') && /^[,;–-]?$/.test(this.view.slice(gap.start, gap.end).trim()) ? gap : undefined;
    const last = this.nodes[this.nodes.length - (joined ? 2 : 1)];
    if (last?.kind === 'citation' && last.mode === 'numeric') {
      this.nodes.length -= joined ? 2 : 1;
      const dash = joined && /[–-]/.test(this.view.slice(joined.start, joined.end));
      const middle = dash ? between(last.items[last.items.length - 1]!, items[0]!) : [];
      this.nodes.push({ kind: 'citation', start: last.start, end, mode: 'numeric', items: [...last.items, ...middle, ...items] });
    } else {
      this.nodes.push({ kind: 'citation', start, end, mode: 'numeric', items });
    }
    this.at = this.textStart = end;
  }

  /** `[see @a, p. 3; -@b]`, and the brackets behind a narrative `@a [p. 3]`. */
  private pandocCitation(node: Bracket, index: number): boolean {
    const { at, view } = this;
    // In `[@a [p. 3]]` the outer brackets cite, and the inner ones are part of the suffix.
    const narrator = this.brackets.length === 0 ? this.narrator(index) : undefined;
    const following = view[at + 1];
    if (narrator && (following === '(' || following === '[')) return false;
    if (this.lastKey <= index && !narrator || this.nodes.length - index > MAX_NODES_IN_CITATION) return false;
    if (following === '{' && this.hasAttributes(at + 1)) return false;
    const items = this.citationItems(node.end, at, index, narrator !== undefined);
    if (!items) return false;
    this.nodes.length = narrator ? narrator.index : index;
    this.dropDelimiters(node);
    if (narrator) {
      const { key } = narrator;
      const first = items[0]!;
      const own: CitationItem = { ...first, key: key.key, span: { start: key.keyStart, end: key.keyEnd } };
      this.nodes.push({ kind: 'citation', start: key.start, end: at + 1, mode: 'narrative', items: [own, ...items.slice(1)] });
    } else {
      this.nodes.push({ kind: 'citation', start: node.start, end: at + 1, mode: 'parenthetical', items });
    }
    this.at = this.textStart = at + 1;
    return true;
  }

  /** The `@a` right before a bracket. */
  private narrator(index: number): { readonly key: KeyNode; readonly index: number } | undefined {
    const last = this.nodes[index - 1];
    if (last?.kind === 'key') return { key: last, index: index - 1 };
    const space = last && (last.kind === 'text' || last.kind === 'rewrite') && this.view.slice(last.start, last.end).trim() === '';
    const key = space ? this.nodes[index - 2] : undefined;
    return key?.kind === 'key' ? { key, index: index - 2 } : undefined;
  }

  /** One item for each part between semicolons; undefined when a part names no work. A narrative's first item is its locator. */
  private citationItems(from: number, to: number, index: number, narrative: boolean): readonly CitationItem[] | undefined {
    const keys: KeyNode[] = [];
    const cuts: number[] = [];
    let depth = 0;
    for (let i = index + 1; i < this.nodes.length; i++) {
      const node = this.nodes[i]!;
      if (node.kind === 'key') keys.push(node);
      else if (node.kind === 'bracket') depth++;
      else if (node.kind === 'text') {
        for (let c = node.start; c < node.end; c++) {
          const char = this.view[c];
          if (char === '{' || char === '[') depth++;
          else if (char === '}' || char === ']') depth--;
          else if (char === ';' && depth <= 0) cuts.push(c);
        }
      }
    }
    const items: CitationItem[] = [];
    let start = from;
    let next = 0;
    for (const cut of [...cuts, to]) {
      const first = keys[next];
      if (first && first.start < cut) {
        if (narrative && items.length === 0) items.push(numericItem('', start, start));
        items.push(this.item(first, start, cut));
        // `[@a and @b]`: both are cited, the second one inside the suffix of the first.
        for (next++; next < keys.length && keys[next]!.start < cut; next++) items.push(this.item(keys[next]!, keys[next]!.start, keys[next]!.end));
      } else if (narrative && start === from) {
        const { locator, suffix } = splitLocator(this.plain(start, cut));
        items.push({ ...numericItem('', start, start), locator, suffix });
      } else {
        return undefined;
      }
      start = cut + 1;
    }
    return items.length > 0 ? items : undefined;
  }

  private item(node: KeyNode, from: number, to: number): CitationItem {
    const { view } = this;
    const authorSuppressed = view[node.start - 1] === '-' && (node.start - 1 === from || /\s/.test(view[node.start - 2] ?? ' ')) && node.start > from;
    const { locator, suffix } = splitLocator(this.plain(node.end, to));
    return {
      key: node.key,
      span: { start: node.keyStart, end: node.keyEnd },
      prefix: this.plain(from, authorSuppressed ? node.start - 1 : node.start).trim(),
      locator,
      suffix,
      authorSuppressed,
    };
  }

  /** A short stretch without its markup. */
  private plain(from: number, to: number): string {
    return this.view
      .slice(from, to)
      .replace(/\\([!-/:-@[-`{-~])/g, '$1')
      .replace(/[*`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '')
      .replace(/\s+/g, ' ');
  }

  /** `[text]{.smallcaps}`. */
  private attributedSpan(node: Bracket, index: number): boolean {
    if (!this.hasAttributes(this.at + 1)) return false;
    this.delimiters.pair(node.delimiter);
    this.nodes.splice(index, 1);
    if (this.lastKey > index) this.lastKey--;
    this.at = this.textStart = this.at + 1;
    this.skipAttributes();
    return true;
  }

  private hasAttributes(at: number): boolean {
    ATTRIBUTES.lastIndex = at;
    return this.view[at] === '{' && ATTRIBUTES.test(this.view);
  }

  private skipAttributes(): void {
    if (this.view[this.at] !== '{') return;
    const match = this.match(ATTRIBUTES);
    if (match) this.drop(this.at, this.at + match[0].length);
  }

  private dropDelimiters(node: Bracket): void {
    this.delimiters.top = node.delimiter;
    if (node.delimiter) node.delimiter.next = undefined;
    if (this.lastKey >= this.nodes.length) this.lastKey = -1;
  }

  private angle(): void {
    const { view, at } = this;
    if (view.startsWith('<!--', at)) {
      const close = this.commentsEnd ? -1 : view.indexOf('-->', at + 4);
      if (close < 0 || close >= this.to) {
        this.commentsEnd = true;
        return this.pass(4);
      }
      const span = { start: at, end: close + 3 };
      const directive = readDirective(view.slice(at + 4, close), span);
      if (directive) this.directives.push(directive);
      return this.drop(at, close + (view[at - 1] === ' ' && view[close + 3] === ' ' ? 4 : 3));
    }
    const tag = readTag(view, at, this.to);
    if (!tag) return this.pass(1);
    if (tag.address !== undefined) {
      this.push({ kind: 'edge', start: at, end: at + 1, opens: true, what: 'link', target: tag.address });
      this.at = tag.end - 1;
      return this.push({ kind: 'edge', start: tag.end - 1, end: tag.end, opens: false, what: 'link' });
    }
    if (tag.name === 'br') return this.rewrite(' ', at, tag.end);
    if (tag.name === 'sup' && !tag.closing) {
      const close = view.slice(tag.end, Math.min(tag.end + 80, this.to)).search(/<\/sup>/i);
      if (close >= 0) return this.raise(at, tag.end, tag.end + close, tag.end + close + 6);
    }
    const mark = tag.name === 'b' || tag.name === 'strong' ? 'strong' : tag.name === 'i' || tag.name === 'em' ? 'emphasis' : undefined;
    if (mark) return this.push({ kind: 'edge', start: at, end: tag.end, opens: !tag.closing, what: mark });
    this.drop(at, tag.end);
  }

  private entity(): void {
    const entity = decodeEntity(this.view, this.at, this.to);
    if (entity) this.rewrite(entity.text, this.at, entity.end);
    else this.pass(1);
  }

  private maths(): void {
    const { view, at } = this;
    const width = view[at + 1] === '$' ? 2 : 1;
    const from = at + width;
    if (width === 1 && /\s/.test(view[from] ?? ' ')) return this.pass(1);
    const close = closingDollar(view, from, Math.min(this.to, from + MAX_MATHS), width);
    if (close > from) return this.push({ kind: 'maths', start: at, end: close + width, from, to: close });
    this.pass(width);
  }

  private caret(): void {
    const { view, at } = this;
    const raised = this.match(view[at + 1] === '[' ? LINKED_SUPERSCRIPT : SUPERSCRIPT);
    if (raised) return this.raise(at, at + 1, at + raised[0].length - 1, at + raised[0].length);
    if (view[at + 1] === '[') {
      const close = closingBracket(view, at + 1, Math.min(this.to, at + 5000));
      if (close > 0) {
        this.notes.push({ start: at + 2, end: close });
        return this.drop(at, close + 1);
      }
    }
    this.pass(1);
  }

  /** Raised text between `from` and `to`, its markup included between `start` and `end`: works cited, or an exponent. */
  private raise(start: number, from: number, to: number, end: number): void {
    const { view } = this;
    const inner = view.slice(from, to);
    const bare = inner.replace(/<[^<>]{0,100}>/g, '').replace(/\[([^\]]{0,20})\]\([^)]{0,100}\)/g, '$1').replace(/, (?=\w)/g, ',').replace(/\\(.)/g, '$1').replace(/^([*_]{1,3})([^*_]+)\1$/, '$2').trim();
    if (this.context.numeric === 'list' && /^\d/.test(bare)) {
      const items = readNumbers(bare, from + Math.max(0, inner.indexOf(bare)));
      if (items && isPlausibleRaised(view.slice(Math.max(this.from, start - 12), start))) return this.cite(start, end, items.map((item) => (inner.includes(bare) ? item : { ...item, span: { start: from, end: to } })));
    }
    this.rewrite(superscript(bare), start, end);
  }

  private raisedDigits(): void {
    const match = this.context.numeric === 'list' ? this.match(RAISED_NUMBERS) : undefined;
    if (!match) return this.pass(1);
    const plain = Array.from(match[0], (char) => LOWERED.get(char) ?? char).join('');
    const items = readNumbers(plain, this.at);
    if (items && isPlausibleRaised(this.view.slice(Math.max(this.from, this.at - 12), this.at))) return this.cite(this.at, this.at + match[0].length, items);
    this.pass(match[0].length);
  }

  private tilde(): void {
    const { at, view } = this;
    if (view[at + 1] === '~') return this.drop(at, at + 2);
    const sub = this.match(SUBSCRIPT);
    if (!sub || /\d/.test(sub[1]!) && view[at - 1] === ' ') return this.pass(1);
    const end = at + sub[0].length;
    this.drop(at, at + 1);
    this.at = end - 1;
    this.drop(end - 1, end);
  }

  private key(): void {
    const found = readCitationKey(this.view, this.at);
    if (!found || found.next > this.to) return this.pass(1);
    const { at } = this;
    if (this.view[at - 1] === '(' && this.view[found.next] === ')' && this.context.labels.has(`(@${found.key.toLowerCase()})`)) return this.pass(found.next - at);
    if (isCrossReference(found.key, this.context.quarto)) {
      this.push({ kind: 'edge', start: at, end: at + 1, opens: true, what: 'link', target: `#${found.key}` });
      this.at = found.end;
      return this.push({ kind: 'edge', start: found.end, end: found.next, opens: false, what: 'link' });
    }
    this.push({ kind: 'key', start: at, end: found.next, key: found.key, keyStart: found.start, keyEnd: found.end });
    this.lastKey = this.nodes.length - 1;
  }

  private brace(): void {
    const { at } = this;
    const shortcode = this.match(SHORTCODE);
    if (shortcode) return this.drop(at, at + shortcode[0].length);
    const role = readRole(this.view, at, this.to);
    if (!role) return this.pass(1);
    if (role.items) return this.push({ kind: 'citation', start: at, end: role.end, mode: role.mode, items: role.items });
    if (role.name === 'math') return this.push({ kind: 'maths', start: at, end: role.end, from: role.from, to: role.to });
    this.drop(at, role.from);
    this.at = role.to;
    this.drop(role.to, role.end);
  }

  /** `https://…` standing bare: its characters are no markup. */
  private address(): void {
    const { view, at } = this;
    const scheme = view.startsWith('://', at) ? /https?$/.exec(view.slice(Math.max(this.textStart, at - 5), at)) : null;
    if (!scheme) return this.pass(1);
    const start = at - scheme[0].length;
    let end = at + 3;
    let round = 0;
    for (; end < this.to; end++) {
      const char = view[end]!;
      if (/[\s<>\]|"`]/.test(char)) break;
      if (char === '(') round++;
      else if (char === ')' && --round < 0) break;
    }
    while (end > at && /[.,;:!?*_~'”’]/.test(view[end - 1]!)) end--;
    this.push({ kind: 'edge', start, end: start, opens: true, what: 'link', target: view.slice(start, end) });
    this.at = end;
    this.push({ kind: 'edge', start: end, end, opens: false, what: 'link' });
  }

  /** `50--64` is an en dash, `---` an em dash; `--option` stays. */
  private dash(): void {
    const { view, at } = this;
    if (view[at + 1] !== '-') return this.pass(1);
    let end = at + 2;
    while (view[end] === '-' && end < this.to) end++;
    const option = /[A-Za-z]/.test(view[end] ?? '') && (at === this.from || /[\s(`]/.test(view[at - 1]!));
    if (end - at > 3 || option) return this.pass(end - at);
    this.rewrite(end - at === 2 ? '–' : '—', at, end);
  }

  private write(): Prose {
    const out = new ProseBuilder();
    const open: { readonly edge: Edge; readonly start: number }[] = [];
    const emphasis: number[] = [];
    for (const node of this.nodes) this.writeNode(node, out, open, emphasis);
    return out.prose(0);
  }

  private writeNode(node: Node, out: ProseBuilder, open: { edge: Edge; start: number }[], emphasis: number[]): void {
    switch (node.kind) {
      case 'text':
      case 'bracket': {
        let { start } = node;
        while (start < node.end && isBlank(this.view.charCodeAt(start))) start++;
        if (start > node.start) out.space(node.start, start);
        return out.copy(this.view, start, node.end);
      }
      case 'rewrite':
        return out.rewrite(node.text, node.start, node.end);
      case 'delimiter':
        for (const kind of node.ends) out.mark(kind, emphasis.pop() ?? out.length);
        out.copy(this.view, node.start, node.start + node.left);
        for (let i = 0; i < node.begins.length; i++) emphasis.push(out.length);
        return;
      case 'edge': {
        if (node.opens) {
          open.push({ edge: node, start: out.length });
          return;
        }
        const from = open.findLastIndex((o) => o.edge.what === node.what);
        if (from < 0) return;
        const [{ edge, start }] = open.splice(from, 1) as [{ edge: Edge; start: number }];
        if (node.what === 'link') out.link(edge.target ?? '', start);
        else out.mark(node.what, start);
        return;
      }
      case 'maths': {
        const start = out.length;
        if (!mathsText(this.view, node.from, node.to, out)) out.mark('maths', start);
        return;
      }
      case 'citation':
        return cite(out, node);
      case 'key':
        return cite(out, {
          kind: 'citation', start: node.start, end: node.end, mode: 'narrative',
          items: [numericItem(node.key, node.keyStart, node.keyEnd)],
        });
    }
  }
}

function cite(out: ProseBuilder, node: Cited): void {
  out.cite(node.mode as Citation['mode'], { start: node.start, end: node.end }, node.items);
}

const LOWERED = new Map(Object.entries({ '⁰': '0', '¹': '1', '²': '2', '³': '3', '⁴': '4', '⁵': '5', '⁶': '6', '⁷': '7', '⁸': '8', '⁹': '9', '˒': ',', '‚': ',', '⁻': '-' }));

function isRaisedDigit(code: number): boolean {
  return code === 0xb9 || code === 0xb2 || code === 0xb3 || code === 0x2070 || code >= 0x2074 && code <= 0x2079;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

function before(view: string, at: number): string {
  const code = view.charCodeAt(at - 1);
  return code >= 0xdc00 && code <= 0xdfff ? view.slice(at - 2, at) : view[at - 1]!;
}

function after(view: string, at: number): string {
  return String.fromCodePoint(view.codePointAt(at)!);
}

/** Pandoc's rule: a closing dollar has no space before and no digit behind it. Few candidates are tried: prices are no maths. */
function closingDollar(view: string, from: number, to: number, width: number): number {
  let tried = 0;
  for (let i = view.indexOf('$', from); i >= 0 && i < to && tried < 6; i = view.indexOf('$', i + 1), tried++) {
    if (view[i - 1] === '\\') continue;
    if (width === 2 ? view[i + 1] === '$' : !/\s/.test(view[i - 1]!) && !/\d/.test(view[i + 1] ?? '')) return i;
  }
  return -1;
}

function closingTicks(view: string, from: number, to: number, width: number): number {
  for (let at = view.indexOf('`', from); at >= 0 && at < to; at = view.indexOf('`', at)) {
    let end = at;
    while (end < to && view[end] === '`') end++;
    if (end - at === width) return at;
    at = end;
  }
  return -1;
}

function closingBracket(view: string, from: number, to: number): number {
  let depth = 0;
  for (let i = from; i < to; i++) {
    const char = view[i];
    if (char === '\\') i++;
    else if (char === '[') depth++;
    else if (char === ']' && --depth === 0) return i;
  }
  return -1;
}

