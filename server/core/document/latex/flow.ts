import type { Paragraph } from '../document.js';
import type { Argument, Flow, Walk } from './walk.js';

type Role = Paragraph['role'];

/** Running text: paragraphs, headings, items and references become blocks of the piece. */
export class BodyFlow implements Flow {
  private reference: { readonly key: string; readonly start: number; readonly end: number } | undefined;

  constructor(private role: Role, private depth?: number) {}

  static of(setting: string): BodyFlow {
    if (setting.startsWith('list-item')) return new BodyFlow('list-item', Number(setting.slice(10)));
    return new BodyFlow(setting === 'abstract' || setting === 'quote' ? setting : 'text');
  }

  paragraph(walk: Walk, end: number): void {
    const { start, prose } = walk;
    const { reference } = this;
    if (prose.empty) return;
    this.reference = undefined;
    const stop = trimEnd(walk.source, start, end);
    if (reference) {
      const keySpan = { start: reference.start - start, end: reference.end - start };
      walk.emit({ kind: 'reference', key: reference.key, keySpan, prose: prose.prose(start) }, start, stop);
    } else {
      const depth = this.role === 'list-item' ? { depth: this.depth ?? 0 } : {};
      walk.emit({ kind: 'paragraph', role: this.role, prose: prose.prose(start), ...depth }, start, stop);
    }
  }

  section(walk: Walk, level: number, start: number): void {
    this.paragraph(walk, start);
    walk.option();
    const argument = walk.braced();
    if (argument) {
      const prose = walk.aside(argument).prose.prose(start);
      const end = walk.at;
      const inside = /\\label\{([^{}\\]{1,100})\}/.exec(walk.source.slice(argument.start, argument.end))?.[1];
      const label = inside ?? labelAhead(walk);
      if (prose.text !== '') walk.emit({ kind: 'heading', level, prose, ...(label === undefined ? {} : { label }) }, start, end);
    }
    walk.restart(walk.skipSpaces(walk.at));
  }

  item(walk: Walk, start: number): void {
    this.paragraph(walk, start);
    this.depth ??= 0;
    this.role = 'list-item';
    walk.restart(start);
    const label = walk.option();
    if (!label) return walk.swallowSpaces();
    const { here } = walk.prose;
    walk.through(label);
    walk.prose.mark('strong', here);
    walk.prose.space(label.end, label.end + 1);
  }

  bibitem(walk: Walk, start: number): void {
    this.paragraph(walk, start);
    walk.restart(start);
    walk.option();
    const key = walk.braced();
    if (key) this.reference = { key: walk.source.slice(key.start, key.end).trim(), start: key.start, end: key.end };
  }

  caption(walk: Walk, argument: Argument): void {
    walk.aside(argument, new BodyFlow('caption'));
  }

  label(): void {}

  environment(): boolean {
    return false;
  }
}

/** The name in the `\label` that follows here, with nothing but white space before it. */
function labelAhead(walk: Walk): string | undefined {
  const match = /^\s{0,40}\\label\s?\{([^{}\\]{1,100})\}/.exec(walk.source.slice(walk.at, Math.min(walk.end, walk.at + 200)));
  if (!match) return undefined;
  walk.at += match[0].length;
  return match[1]!.trim();
}

export function trimEnd(source: string, start: number, end: number): number {
  while (end > start && /\s/.test(source[end - 1]!)) end--;
  return end;
}
