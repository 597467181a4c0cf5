import type { ManuscriptStatus } from '../server/protocol.js';

export interface StatusText {
  /** "41 figures · 38 supported · 1 contradicted" */
  readonly text: string;
  /** "3 sources · 120 references", or what the author should know. */
  readonly detail: string;
}

/** Says in a line how the figures of a manuscript stand, and in another against what they were checked. */
export function statusText(status: ManuscriptStatus): StatusText {
  const verdicts = [
    some(status.supported, 'supported'),
    some(status.contradicted, 'contradicted'),
  ];
  const library = [counted(status.sources, 'source'), counted(status.references, 'reference')];
  return {
    text: [counted(status.figures, 'figure'), ...verdicts].filter(Boolean).join(' · '),
    detail: status.message ?? library.join(' · '),
  };
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

const some = (count: number, verdict: string): string => (count > 0 ? `${count} ${verdict}` : '');
