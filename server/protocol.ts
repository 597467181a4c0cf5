/**
 * What client and server say to each other beyond the Language Server Protocol.
 *
 * Types only, so that the client shares no code with the server: each side writes the method's name and
 * lets the compiler check it, `'claimcheck/status' satisfies keyof ServerNotifications`.
 */

import type { Theme } from './core/features/figurePicture.js';

/** What the client tells the server in `initialize`. */
export interface InitializationOptions {
  /** Absolute path of the folder with the bundled guides. */
  readonly guidesPath: string;
  /** False in VS Code's Restricted Mode: read nothing outside the workspace. */
  readonly trusted: boolean;
  /** The theme that pictures in a hover are drawn for; absent in an editor that shows none. */
  readonly theme?: Theme;
}

/** Requests of the client about a manuscript as a whole, by method: what it sends and what it gets. */
export interface ManuscriptRequests {
  /** The report on an open manuscript, null for any other file. `linked`: places lead to {@link OpenPlace}. */
  'claimcheck/report': { readonly params: { readonly uri: string; readonly format: 'html' | 'markdown'; readonly linked: boolean }; readonly result: string | null };
}

/** The arguments of the client's command `claimcheck.openPlace`: an address, and a line that counts from zero. */
export type OpenPlace = readonly [uri: string, line: number];

/** Notifications from the client, by method, with their parameters. */
export interface ClientNotifications {
  'claimcheck/theme': { readonly theme: Theme };
}

export type { Theme };

/** Notifications from the server, by method, with their parameters. */
export interface ServerNotifications {
  'claimcheck/status': ManuscriptStatus;
}

/** Where the checking of one manuscript stands: 41 figures, 38 of them supported, 1 contradicted … */
export interface ManuscriptStatus {
  readonly uri: string;
  readonly figures: number;
  readonly supported: number;
  readonly contradicted: number;
  readonly unsupported: number;
  readonly unchecked: number;
  /** Sources and references in the library this manuscript is checked against. */
  readonly sources: number;
  readonly references: number;
  /** True while sources are still being read, so that the counts may grow. */
  readonly indexing: boolean;
  /** What the author should know: "sources/peters2017.pdf could not be read". */
  readonly message?: string;
}
