import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { dirname, join } from 'node:path';

/** A node of the tree that Typst's own parser makes. */
export interface TypstNode {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly children: readonly TypstNode[];
}

interface RawNode {
  readonly kind: number;
  readonly length: number;
  readonly children: readonly RawNode[];
  readonly positions: readonly number[];
}

interface Bindings {
  __wbg_set_wasm(exports: unknown): void;
  readonly TypstWasmParser: { new (text: string): { tree(): RawNode }; get_node_types(): Iterable<readonly [string, number]> };
}

/** Node has it; the types of this project, which know no browser, do not. */
const { WebAssembly: webAssembly } = globalThis as unknown as { WebAssembly: { instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: unknown } }> } };

/** Typst's parser, compiled to WebAssembly by codemirror-lang-typst: it says what is syntax, and how far it goes. */
export async function typstParser(): Promise<(text: string) => TypstNode> {
  const folder = join(dirname(createRequire(import.meta.url).resolve('codemirror-lang-typst')), '..', 'wasm');
  const bindings = (await import(/* @vite-ignore */ pathToFileURL(join(folder, 'typst_syntax_bg.js')).href)) as Bindings;
  const { instance } = await webAssembly.instantiate(readFileSync(join(folder, 'typst_syntax_bg.wasm')), { './typst_syntax_bg.js': bindings });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
  const names = new Map([...bindings.TypstWasmParser.get_node_types()].map(([name, id]) => [id, name]));
  const named = ({ kind, length, children, positions }: RawNode, start: number): TypstNode => ({
    kind: names.get(kind) ?? String(kind),
    start,
    end: start + length,
    children: children.map((child, i) => named(child, start + positions[i]!)),
  });
  return (text) => named(new bindings.TypstWasmParser(text).tree(), 0);
}
