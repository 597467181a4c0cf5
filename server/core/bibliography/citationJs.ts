// citation-js comes without types; this is the part of it that is used here.
// @ts-expect-error no declarations
import core from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import type { CslItem } from './reference.js';

interface CitationJs {
  readonly plugins: {
    readonly input: {
      chain(input: unknown, options: { forceType: string; generateGraph: boolean }): CslItem[];
    };
    readonly output: {
      format(name: string, data: readonly CslItem[], options?: Record<string, unknown>): string;
    };
    readonly config: {
      get(ref: '@bibtex'): { readonly constants: TexConstants; format: { useIdAsLabel: boolean; checkLabel: boolean; asciiOnly: boolean } };
      get(ref: '@csl'): { readonly templates: Register; readonly locales: Register };
    };
  };
}

interface Register {
  add(name: string, value: string): void;
  has(name: string): boolean;
  get(name: string): string;
  delete(name: string): void;
}

/** Tables of TeX commands and the characters they stand for: `diacritics["'"]` is the combining acute. */
export interface TexConstants {
  readonly diacritics: Readonly<Record<string, string>>;
  readonly commands: Readonly<Record<string, string>>;
  readonly mathCommands: Readonly<Record<string, string>>;
  readonly formattingCommands: Readonly<Record<string, string>>;
  readonly formattingEnvs: Readonly<Record<string, string>>;
  readonly argumentCommands: Readonly<Record<string, unknown>>;
  readonly mathScripts: Readonly<Record<'^' | '_', Readonly<Record<string, string>>>>;
}

const { plugins } = core as CitationJs;

export const texConstants: TexConstants = plugins.config.get('@bibtex').constants;
export const citationJs = plugins;

/**
 * Reads one record into CSL-JSON with citation-js. The type is always forced: guessing it, citation-js would take a
 * URL for one to be fetched. Throws what citation-js throws.
 */
export function readRecord(record: unknown, type: '@biblatex/entry+object' | '@ris/mixed+record' | '@ris/record'): CslItem | undefined {
  return plugins.input.chain(record, { forceType: type, generateGraph: false })[0];
}
