import { BLOCK_HANDLERS } from './blockCommands.js';
import { CITATION_HANDLERS } from './citations.js';
import { TEXT_HANDLERS } from './textCommands.js';
import { SIUNITX_HANDLERS } from './siunitx.js';
import type { Walk } from './walk.js';

/** A command that a walk has met: the walk stands behind its name (and star). */
export interface Command {
  readonly name: string;
  /** The place of its backslash. */
  readonly start: number;
  readonly starred: boolean;
}

export type Handler = (walk: Walk, command: Command) => void;
export type Handlers = Readonly<Record<string, Handler>>;

/** What to do at each command that is known. One table a subject; add a command to the table of its subject. */
export const HANDLERS: ReadonlyMap<string, Handler> = new Map([TEXT_HANDLERS, CITATION_HANDLERS, SIUNITX_HANDLERS, BLOCK_HANDLERS].flatMap((handlers) => Object.entries(handlers)));
