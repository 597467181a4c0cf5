import type { Span } from '../../text/span.js';
import { scanShape, type ShapeListener } from './scan.js';

/** What closes what in a piece of source. */
export interface Structure {
  /** For the place of a `{`, that of its `}`. */
  readonly braces: ReadonlyMap<number, number>;
  /** For the place of a `\begin`, that of its `\end`. */
  readonly environments: ReadonlyMap<number, Span>;
}

/** Pairs the braces and environments of a source in one pass; those that are not closed are absent. */
export function structureOf(source: string): Structure {
  const pairing = new Pairing();
  scanShape(source, pairing);
  return pairing;
}

class Pairing implements Structure, ShapeListener {
  readonly braces = new Map<number, number>();
  readonly environments = new Map<number, Span>();
  private openBraces: number[] = [];
  private readonly begun: { readonly name: string; readonly at: number; readonly braces: number }[] = [];
  private readonly names = new Map<string, number>();

  open(at: number): void {
    this.openBraces.push(at);
  }

  close(at: number): void {
    const open = this.openBraces.pop();
    if (open !== undefined) this.braces.set(open, at);
  }

  begin(name: string, at: number): void {
    this.begun.push({ name, at, braces: this.openBraces.length });
    this.names.set(name, (this.names.get(name) ?? 0) + 1);
  }

  end(name: string, at: number, end: number): void {
    if (!this.names.get(name)) return;
    for (let open = this.begun.pop(); open; open = this.begun.pop()) {
      this.names.set(open.name, this.names.get(open.name)! - 1);
      if (open.name !== name) continue;
      this.environments.set(open.at, { start: at, end });
      this.openBraces.length = Math.min(this.openBraces.length, open.braces);
      return;
    }
  }

  verbatim(name: string, at: number, end: number): void {
    this.environments.set(at, { start: end - name.length - 6, end });
  }

  blank(): void {}
  landmark(): boolean {
    return false;
  }
}
