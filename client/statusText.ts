import type { ManuscriptStatus } from '../server/protocol.js';

export interface StatusText {
  /** "41 figures · 38 supported · 1 contradicted" */
  readonly text: string;
  /** "3 sources · 120 references", or what the author should know. */
  readonly detail: string;
}

/** Puts a number into a sentence in the user's language. */
export type Translate = (sentence: string, count: number) => string;

const inEnglish: Translate = (sentence, count) => sentence.replace('{0}', String(count));

/** Says in a line how the figures of a manuscript stand, and in another against what they were checked. */
export function statusText({ figures, supported, contradicted, stale, sources, references, message }: ManuscriptStatus, t: Translate = inEnglish): StatusText {
  const counts = [
    figures === 1 ? t('{0} figure', figures) : t('{0} figures', figures),
    ...(supported > 0 ? [t('{0} supported', supported)] : []),
    ...(contradicted > 0 ? [t('{0} contradicted', contradicted)] : []),
    ...(stale > 0 ? [t('{0} stale', stale)] : []),
  ];
  const library = [sources === 1 ? t('{0} source', sources) : t('{0} sources', sources), references === 1 ? t('{0} reference', references) : t('{0} references', references)];
  return { text: counts.join(' · '), detail: message ?? library.join(' · ') };
}
