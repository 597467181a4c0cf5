import { Graph, layout } from '@dagrejs/dagre';
import type { Picture } from '../figurePicture.js';
import { round, text, xml } from '../svg.js';
import type { Flowchart, FlowLink, FlowNode, Head } from './flowchart.js';
import { flowchartWords } from './flowchartWords.js';

/** The colours of a flowchart, as CSS writes them. */
export interface FlowPalette {
  readonly text: string;
  /** Lines and the edges of boxes. */
  readonly line: string;
  /** Within boxes, and behind the words of a line. */
  readonly box: string;
  readonly page: string;
  /** Lines that end in a cross. */
  readonly cross: string;
}

const SIZE = 13;
/** Of a letter, on average, wide ones of other scripts twice; rather too much than too little. */
const LETTER = 7.3;
const LINE = 18;
const LONGEST_LINE = 24;
const PADDING = 12;
const MARGIN = 12;
const HEADING = 22;

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** Draws a flowchart; every size follows from the words. Nothing lies in colour alone: a line that ends in a cross has one. */
export function flowchartPicture(chart: Flowchart, palette: FlowPalette): Picture {
  const graph = laidOut(chart);
  const { width = 0, height = 0 } = graph.graph() as { readonly width?: number; readonly height?: number };
  const alt = flowchartWords(chart).join('. ');
  const parts = [
    // Outer groups first, so that inner ones lie on them.
    ...byDepth(chart).map(({ id }) => groupBox(graph.node(id) as unknown as Box, palette)),
    ...chart.links.map((link, i) => linkPath(link, graph.edge(endOf(chart, link.from), endOf(chart, link.to), String(i)) as unknown as Path, palette)),
    ...chart.groups.map(({ id, label }) => groupName(graph.node(id) as unknown as Box, label, palette)),
    ...chart.nodes.map((node) => nodeBox(node, graph.node(node.id) as unknown as Box, palette)),
  ];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.ceil(width)}" height="${Math.ceil(height)}" viewBox="0 0 ${Math.ceil(width)} ${Math.ceil(height)}" role="img" font-family="system-ui, -apple-system, 'Segoe UI', sans-serif"><title>${xml(alt)}</title>${parts.join('')}</svg>`;
  return { svg, width: Math.ceil(width), height: Math.ceil(height), alt };
}

function laidOut(chart: Flowchart): Graph {
  const graph = new Graph({ directed: true, compound: true, multigraph: true });
  graph.setGraph({ rankdir: chart.direction, nodesep: 36, ranksep: 34, edgesep: 24, marginx: MARGIN, marginy: MARGIN + (chart.groups.length > 0 ? HEADING / 2 : 0) });
  const holding = new Set([...chart.groups, ...chart.nodes].map(({ group }) => group));
  // A group takes its size from what it holds.
  for (const { id, label } of chart.groups) graph.setNode(id, holding.has(id) ? {} : sizeOf({ id, label, shape: 'box' }));
  for (const node of chart.nodes) graph.setNode(node.id, sizeOf(node));
  for (const { id, group } of [...chart.groups, ...chart.nodes]) if (group !== undefined) graph.setParent(id, group);
  for (const [i, { from, to, label }] of chart.links.entries()) {
    const lines = label === '' ? [] : wrapped(label);
    graph.setEdge(endOf(chart, from), endOf(chart, to), { width: widest(lines), height: lines.length * LINE, labelpos: 'c' }, String(i));
  }
  layout(graph as never);
  return graph;
}

/** The layout knows no line to a group: it ends at the group's first box. */
function endOf({ nodes, groups }: Flowchart, id: string): string {
  let end = id;
  for (let depth = 0; depth < 50 && groups.some((group) => group.id === end); depth++) {
    const within = nodes.find(({ group }) => group === end) ?? groups.find(({ group }) => group === end);
    if (!within) break;
    end = within.id;
  }
  return end;
}

function byDepth({ groups }: Flowchart): Flowchart['groups'] {
  const depth = (id: string | undefined, seen = 0): number => (id === undefined || seen > 50 ? seen : depth(groups.find((group) => group.id === id)?.group, seen + 1));
  return [...groups].sort((a, b) => depth(a.id) - depth(b.id));
}

function sizeOf({ label, shape }: FlowNode): { readonly width: number; readonly height: number } {
  const lines = wrapped(label);
  const [width, height] = [Math.max(40, widest(lines) + 2 * PADDING), lines.length * LINE + PADDING + 4];
  if (shape === 'circle') return { width: Math.max(width, height), height: Math.max(width, height) };
  if (shape === 'diamond') return { width: width * 1.5, height: height * 1.8 };
  return { width: shape === 'hexagon' || shape === 'stadium' ? width + 14 : width, height };
}

function nodeBox({ label, shape }: FlowNode, { x, y, width, height }: Box, palette: FlowPalette): string {
  const [left, top, right, bottom] = [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
  const drawn = `fill="${palette.box}" stroke="${palette.line}" stroke-width="1.5"`;
  const outline = shape === 'circle' ? `<circle cx="${round(x)}" cy="${round(y)}" r="${round(width / 2)}" ${drawn}/>`
    : shape === 'diamond' ? `<path d="M${round(x)} ${round(top)}L${round(right)} ${round(y)}L${round(x)} ${round(bottom)}L${round(left)} ${round(y)}Z" ${drawn}/>`
    : shape === 'hexagon' ? `<path d="M${round(left)} ${round(y)}L${round(left + 10)} ${round(top)}H${round(right - 10)}L${round(right)} ${round(y)}L${round(right - 10)} ${round(bottom)}H${round(left + 10)}Z" ${drawn}/>`
    : `<rect x="${round(left)}" y="${round(top)}" width="${round(width)}" height="${round(height)}" rx="${shape === 'box' ? 3 : shape === 'round' ? 10 : round(height / 2)}" ${drawn}/>`;
  return outline + words(wrapped(label), x, y, palette.text);
}

function groupBox({ x, y, width, height }: Box, palette: FlowPalette): string {
  return `<rect x="${round(x - width / 2)}" y="${round(y - height / 2 - HEADING / 2)}" width="${round(width)}" height="${round(height + HEADING / 2)}" rx="6" fill="none" stroke="${palette.line}" stroke-dasharray="5 4"/>`;
}

/** With a rim of the page's colour, for lines may pass beneath. */
function groupName({ x, y, width, height }: Box, label: string, palette: FlowPalette): string {
  const name = text(x - width / 2 + 10, y - height / 2 - HEADING / 2 + 17, label.replaceAll('\n', ' '), palette.text, 'start', SIZE, 'bold');
  return `<g stroke="${palette.page}" stroke-width="5" stroke-linejoin="round" paint-order="stroke">${name}</g>`;
}

interface Path extends Point {
  readonly points: readonly Point[];
  readonly width: number;
  readonly height: number;
}

function linkPath({ label, head, tail, line: kind }: FlowLink, path: Path | undefined, palette: FlowPalette): string {
  if (!path || kind === 'hidden') return '';
  const colour = head === 'cross' || tail === 'cross' ? palette.cross : palette.line;
  const { points } = path;
  const dash = kind === 'dotted' ? ' stroke-dasharray="3 4"' : '';
  const drawn = `<path d="${smooth(points)}" fill="none" stroke="${colour}" stroke-width="${kind === 'thick' ? 3 : 1.5}"${dash}/>`;
  const ends = headAt(head, points.at(-1)!, points.at(-2)!, colour) + headAt(tail, points[0]!, points[1]!, colour);
  if (label === '') return drawn + ends;
  const lines = wrapped(label);
  const ground = `<rect x="${round(path.x - path.width / 2 - 3)}" y="${round(path.y - path.height / 2)}" width="${round(path.width + 6)}" height="${path.height}" fill="${palette.page}"/>`;
  return drawn + ends + ground + words(lines, path.x, path.y, palette.text);
}

/** Straight to its first bend, then a curve through the middles between bends. */
function smooth(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const last = rest.at(-1)!;
  const curves = rest.slice(0, -1).map((bend, i) => {
    const next = rest[i + 1]!;
    const end = i === rest.length - 2 ? next : { x: (bend.x + next.x) / 2, y: (bend.y + next.y) / 2 };
    return `Q${round(bend.x)} ${round(bend.y)} ${round(end.x)} ${round(end.y)}`;
  });
  return `M${round(first!.x)} ${round(first!.y)}${curves.length > 0 ? curves.join('') : `L${round(last.x)} ${round(last.y)}`}`;
}

function headAt(head: Head, at: Point, from: Point, colour: string): string {
  if (head === 'none') return '';
  const angle = Math.atan2(at.y - from.y, at.x - from.x);
  const point = (along: number, aside: number): string => `${round(at.x + along * Math.cos(angle) - aside * Math.sin(angle))} ${round(at.y + along * Math.sin(angle) + aside * Math.cos(angle))}`;
  if (head === 'arrow') return `<path d="M${point(0, 0)}L${point(-10, 4.5)}L${point(-10, -4.5)}Z" fill="${colour}"/>`;
  if (head === 'circle') return `<circle cx="${round(at.x - 4 * Math.cos(angle))}" cy="${round(at.y - 4 * Math.sin(angle))}" r="4" fill="${colour}"/>`;
  return `<path d="M${point(-12, -5)}L${point(-2, 5)}M${point(-12, 5)}L${point(-2, -5)}" fill="none" stroke="${colour}" stroke-width="2"/>`;
}

function words(lines: readonly string[], x: number, y: number, colour: string): string {
  const top = y - (lines.length * LINE) / 2;
  return lines.map((each, i) => text(x, top + i * LINE + 13, each, colour, 'middle', SIZE)).join('');
}

/** Broken between words where a line grows long. */
function wrapped(label: string): readonly string[] {
  return label.split('\n').flatMap((part) => {
    const lines: string[] = [];
    for (const word of part.split(/\s+/)) {
      const last = lines.at(-1);
      if (last !== undefined && last.length + 1 + word.length <= LONGEST_LINE) lines[lines.length - 1] = `${last} ${word}`;
      else lines.push(word);
    }
    return lines;
  });
}

function widest(lines: readonly string[]): number {
  return Math.max(0, ...lines.map((each) => LETTER * [...each].reduce((sum, sign) => sum + (sign.codePointAt(0)! >= 0x1100 ? 2 : 1), 0)));
}
