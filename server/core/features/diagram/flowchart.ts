/** A diagram of boxes and the lines between them, as Mermaid's flowcharts say it. */
export interface Flowchart {
  readonly direction: 'TB' | 'BT' | 'LR' | 'RL';
  readonly nodes: readonly FlowNode[];
  readonly groups: readonly FlowGroup[];
  readonly links: readonly FlowLink[];
}

export interface FlowNode {
  readonly id: string;
  /** Line breaks are the author's own. */
  readonly label: string;
  readonly shape: 'box' | 'round' | 'stadium' | 'circle' | 'diamond' | 'hexagon';
  /** The id of the innermost group that it lies in. */
  readonly group?: string;
}

export interface FlowGroup {
  readonly id: string;
  readonly label: string;
  /** The id of the group around it. */
  readonly group?: string;
}

export interface FlowLink {
  /** Ids of nodes or groups. */
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly head: Head;
  readonly tail: Head;
  readonly line: 'solid' | 'dotted' | 'thick' | 'hidden';
}

/** How a line ends: `-->`, `--x`, `--o`, `---`. */
export type Head = 'arrow' | 'cross' | 'circle' | 'none';

const LONGEST = 20_000;
/** To lay out so many takes a third of a second; a reader has long lost the thread. */
const MOST = 120;

/**
 * Reads a flowchart in Mermaid's syntax (mermaid.js.org/syntax/flowchart.html): boxes in their common shapes, lines with
 * words, groups; colours and clicks are left out. Undefined for another kind of diagram, for what is not understood, and
 * for more than 120 boxes or lines: then its text is better than half a picture.
 */
export function readFlowchart(text: string): Flowchart | undefined {
  if (text.length > LONGEST) return undefined;
  const lines = withoutFrontMatter(text).split(/\r?\n|(?<!#\w{1,6});/).map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('%%'));
  const head = /^(?:flowchart|graph)(?:-elk)?(?:[ \t]+(TB|TD|BT|LR|RL))?$/.exec(lines[0] ?? '');
  if (!head) return undefined;
  const chart = new Chart();
  if (!lines.slice(1).every((line) => chart.take(line)) || chart.isOpen) return undefined;
  const { nodes, groups, links } = chart;
  if (nodes.size === 0 || nodes.size > MOST || links.length > MOST) return undefined;
  return {
    direction: head[1] === undefined || head[1] === 'TD' ? 'TB' : (head[1] as Flowchart['direction']),
    // What a group is called by may be written like a node in a line.
    nodes: [...nodes.values()].filter(({ id }) => !groups.has(id)),
    groups: [...groups.values()],
    links,
  };
}

function withoutFrontMatter(text: string): string {
  const end = /^\s*---[ \t]*\n/.test(text) ? text.indexOf('\n---', text.indexOf('---') + 3) : -1;
  return end < 0 ? text : text.slice(text.indexOf('\n', end + 1) + 1);
}

/** What has no say in boxes and lines. */
const LEFT_OUT = /^(?:classDef|class|style|linkStyle|click|direction|accTitle|accDescr)\b/;

/** Shapes by their brackets, the longer first. */
const SHAPES: readonly (readonly [open: string, close: string, shape: FlowNode['shape']])[] = [
  ['(((', ')))', 'circle'], ['((', '))', 'circle'], ['([', '])', 'stadium'], ['[[', ']]', 'box'], ['[(', ')]', 'round'], ['{{', '}}', 'hexagon'],
  ['[/', '/]', 'box'], ['[/', '\\]', 'box'], ['[\\', '\\]', 'box'], ['[\\', '/]', 'box'], ['[', ']', 'box'], ['(', ')', 'round'], ['{', '}', 'diamond'], ['>', ']', 'box'],
];

const ID = /[\p{L}\p{N}_]+(?:[-.][\p{L}\p{N}_]+)*/uy;
const WHOLE_LINK = /([<xo])?(?:-{2,9}([->xo])|={2,9}([=>xo])|-\.{1,9}-([>xo])?|~~~)/y;
const LINK_BEFORE_WORDS = /([<xo])?(--|==|-\.)[ \t]*/y;
const LINK_BEHIND_WORDS: Readonly<Record<string, RegExp>> = { '--': /-{2,9}([->xo])/g, '==': /={2,9}([=>xo])/g, '-.': /\.{1,9}-([>xo])?/g };
const WORDS_OF_LINK = /[ \t]*\|([^|]{0,300})\|/y;
const CLASS = /:::[\w-]+/y;

/** Takes a flowchart line by line. */
class Chart {
  readonly nodes = new Map<string, FlowNode>();
  readonly groups = new Map<string, FlowGroup>();
  readonly links: FlowLink[] = [];
  private readonly around: string[] = [];
  private line = '';
  private at = 0;

  get isOpen(): boolean {
    return this.around.length > 0;
  }

  /** False for a line that is not understood. */
  take(line: string): boolean {
    if (LEFT_OUT.test(line)) return true;
    if (line === 'end') return this.around.pop() !== undefined;
    if (/^subgraph\b/.test(line)) return this.open(line.slice('subgraph'.length).trim());
    [this.line, this.at] = [line, 0];
    return this.chain();
  }

  private open(title: string): boolean {
    const id = this.around.length > 40 ? undefined : /^[\p{L}\p{N}_-]{1,80}(?=[ \t]*(?:\[|$))/u.exec(title)?.[0];
    const words = id === undefined ? title : title.endsWith(']') ? title.slice(title.indexOf('[') + 1, -1) : id;
    const name = id ?? (title || `group ${this.groups.size + 1}`);
    // Opened twice, it would have to lie in itself.
    if (this.groups.has(name)) return false;
    this.groups.set(name, { id: name, label: plainWords(words), ...this.within() });
    this.around.push(name);
    return true;
  }

  private within(): { readonly group?: string } {
    const group = this.around.at(-1);
    return group === undefined ? {} : { group };
  }

  /** `a & b --> c -- words --> d`. */
  private chain(): boolean {
    let from = this.nodesHere();
    if (!from) return false;
    while (this.at < this.line.length) {
      const link = this.link();
      const to = link && this.nodesHere();
      if (!to) return false;
      for (const a of from) for (const b of to) if (this.links.length <= MOST) this.links.push({ from: a, to: b, ...link });
      from = to;
    }
    return true;
  }

  private nodesHere(): readonly string[] | undefined {
    const ids: string[] = [];
    do {
      const id = this.node();
      if (id === undefined) return undefined;
      ids.push(id);
    } while (this.sign('&'));
    return ids;
  }

  private node(): string | undefined {
    this.blanks();
    const id = this.match(ID)?.[0];
    if (id === undefined) return undefined;
    // `id@{ shape: … }` is a syntax of its own.
    if (this.line[this.at] === '@') return undefined;
    const known = this.nodes.get(id);
    const shaped = this.shape();
    if (shaped === null) return undefined;
    // It belongs to the first group that mentions it.
    const group = known?.group ?? this.within().group;
    this.nodes.set(id, { id, label: shaped?.label ?? known?.label ?? id, shape: shaped?.shape ?? known?.shape ?? 'box', ...(group === undefined ? {} : { group }) });
    this.match(CLASS);
    this.blanks();
    return id;
  }

  /** Undefined where there are no brackets, null where they do not close. */
  private shape(): Pick<FlowNode, 'label' | 'shape'> | undefined | null {
    const fitting = SHAPES.filter(([open]) => this.line.startsWith(open, this.at));
    for (const [open, close, shape] of fitting) {
      const start = this.at + open.length;
      const quoted = this.line[start] === '"' ? this.line.indexOf('"', start + 1) : -1;
      const end = this.line.indexOf(close, quoted < 0 ? start : quoted + 1);
      if (end < 0) continue;
      this.at = end + close.length;
      return { label: plainWords(this.line.slice(start, end)), shape };
    }
    return fitting.length > 0 ? null : undefined;
  }

  private link(): Pick<FlowLink, 'label' | 'head' | 'tail' | 'line'> | undefined {
    this.blanks();
    const whole = this.match(WHOLE_LINK);
    if (whole) {
      const words = this.match(WORDS_OF_LINK)?.[1] ?? '';
      return { label: plainWords(words), head: headOf(whole[2] ?? whole[3] ?? whole[4]), tail: headOf(whole[1]), line: lineOf(whole[0]) };
    }
    const before = this.match(LINK_BEFORE_WORDS);
    const behind = before && LINK_BEHIND_WORDS[before[2]!]!;
    if (!behind) return undefined;
    behind.lastIndex = this.at;
    const end = behind.exec(this.line);
    if (!end) return undefined;
    const label = plainWords(this.line.slice(this.at, end.index));
    this.at = end.index + end[0].length;
    return { label, head: headOf(end[1]), tail: headOf(before[1]), line: lineOf(before[2]!) };
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.line);
    if (match) this.at += match[0].length;
    return match;
  }

  private sign(sign: string): boolean {
    const is = this.line[this.at] === sign;
    if (is) this.at++;
    return is;
  }

  private blanks(): void {
    while (this.line[this.at] === ' ' || this.line[this.at] === '\t') this.at++;
  }
}

function headOf(sign: string | undefined): Head {
  return sign === '>' || sign === '<' ? 'arrow' : sign === 'x' ? 'cross' : sign === 'o' ? 'circle' : 'none';
}

function lineOf(drawn: string): FlowLink['line'] {
  return drawn.includes('~') ? 'hidden' : drawn.includes('=') ? 'thick' : drawn.includes('.') ? 'dotted' : 'solid';
}

/** Without quotation marks and HTML; `#35;` and `#quot;` are Mermaid's own way to write signs. */
function plainWords(label: string): string {
  return label.trim().replace(/^"|"$/g, '').replace(/^`|`$/g, '')
    .replace(/<br[ \t]{0,9}\/?>/gi, '\n').replace(/<[^<>]{0,200}>/g, '')
    .replace(/#quot;/g, '"').replace(/#(\d{1,6});/g, (_, code: string) => (Number(code) <= 0x10ffff ? String.fromCodePoint(Number(code)) : ''))
    .trim();
}
