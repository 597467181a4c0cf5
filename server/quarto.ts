import { t } from './core/text/language.js';
import type { Span } from './core/text/span.js';

export interface QuartoProject {
  /** Bibliographies as named, each with its place in the file. */
  readonly bibliography: readonly { readonly name: string; readonly span: Span }[];
  readonly problems: readonly { readonly message: string; readonly span?: Span }[];
}

/** Reads what `_quarto.yml` or `_metadata.yml` says of bibliographies: a name, a list, or a map of lists. Never throws. */
export async function readQuartoProject(text: string): Promise<QuartoProject> {
  const { isAlias, isMap, isScalar, isSeq, parseDocument } = await import('yaml');
  const document = parseDocument(text, { strict: false, logLevel: 'silent' });
  const problems = document.errors.map(({ message, pos }) => ({ message: t`This YAML could not be read: ${message.split('\n')[0]!}`, span: { start: pos[0], end: pos[1] } }));
  const named: { name: string; span: Span }[] = [];
  const collect = (node: unknown, depth: number): void => {
    if (depth > 4 || isAlias(node)) return;
    if (isScalar(node) && typeof node.value === 'string' && node.range) named.push({ name: node.value, span: { start: node.range[0], end: node.range[1] } });
    else if (isSeq(node)) for (const item of node.items) collect(item, depth + 1);
    else if (isMap(node)) for (const pair of node.items) collect(pair.value, depth + 1);
  };
  if (isMap(document.contents)) {
    for (const where of [[], ['book'], ['website'], ['format']]) collect(document.getIn([...where, 'bibliography'], true), 0);
  }
  return { bibliography: named, problems };
}
