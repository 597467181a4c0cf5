/**
 * What client and server say to each other beyond the Language Server Protocol.
 *
 * Types only, so that the client shares no code with the server: each side writes the method's name and
 * lets the compiler check it, `'claimcheck/status' satisfies keyof ServerNotifications`.
 */

import type { Theme } from './core/features/figurePicture.js';
import type { Verified } from './core/rules/verified.js';
import type { SettingsChange } from './settingsEdit.js';

/** What the client tells the server in `initialize`. */
export interface InitializationOptions {
  /** Absolute path of the folder with the bundled guides. */
  readonly guidesPath: string;
  /** False in VS Code's Restricted Mode: read nothing outside the workspace. */
  readonly trusted: boolean;
  /** The client shows `claimcheck/status`; other editors warn of a notification that they do not know. */
  readonly showsStatus?: boolean;
  /** The theme that pictures in a hover are drawn for; absent in an editor that shows none. */
  readonly theme?: Theme;
  /** The client has the command `claimcheck.changeSettings`, which asks for a reason. */
  readonly changesSettings?: boolean;
  /** What was last told of each manuscript by `claimcheck/verified`, by its address; absent in a client that keeps none. */
  readonly verified?: Readonly<Record<string, Verified>>;
}

/** Requests of the client about a manuscript as a whole, by method: what it sends and what it gets. */
export interface ManuscriptRequests {
  /** What the literature says, with places and keys to cite; see `claimcheck mcp`. */
  'claimcheck/assist': { readonly params: AssistantQuestion; readonly result: string };
  /** The text of `claimcheck.json` after a change; `current` is its text, null where there is no such file. */
  'claimcheck/changeSettings': { readonly params: { readonly current: string | null; readonly change: SettingsChange }; readonly result: string };
  /** The report on an open manuscript, null for any other file. `linked`: places lead to {@link OpenPlace}. */
  'claimcheck/report': { readonly params: { readonly uri: string; readonly format: 'html' | 'markdown'; readonly linked: boolean }; readonly result: string | null };
}

/** Words of a subject to search the literature for, or a sentence to check, asked from a file, open or not. */
export interface AssistantQuestion {
  readonly uri: string;
  readonly about: 'literature' | 'sentence';
  readonly text: string;
}

/** The arguments of the client's command `claimcheck.openPlace`: an address, and a line that counts from zero. */
export type OpenPlace = readonly [uri: string, line: number];

/** The arguments of the client's command `claimcheck.changeSettings`: the address of a `claimcheck.json`, there or not, and the change. */
export type ChangeSettings = readonly [uri: string, change: SettingsChange];

export type { SettingsChange };

/** Notifications from the client, by method, with their parameters. */
export interface ClientNotifications {
  'claimcheck/theme': { readonly theme: Theme };
}

export type { Theme };

/** Notifications from the server, by method, with their parameters. */
export interface ServerNotifications {
  'claimcheck/status': ManuscriptStatus;
  /** The figures that agree with their sources, for the client to keep: another day they tell which have become stale. */
  'claimcheck/verified': { readonly uri: string; readonly verified: Verified };
}

export type { Verified };

/** Where the checking of one manuscript stands: 41 figures, 38 of them supported, 1 contradicted … */
export interface ManuscriptStatus {
  readonly uri: string;
  readonly figures: number;
  readonly supported: number;
  readonly contradicted: number;
  readonly unsupported: number;
  readonly unchecked: number;
  /** Those of them that agreed with their source until that changed. */
  readonly stale: number;
  /** Sources and references in the library this manuscript is checked against. */
  readonly sources: number;
  readonly references: number;
  /** True while sources are still being read, so that the counts may grow. */
  readonly indexing: boolean;
  /** What the author should know: "sources/peters2017.pdf could not be read". */
  readonly message?: string;
}

/** A place as the Language Server Protocol counts it: from zero, in UTF-16 characters. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Requests of the client beside the protocol's, by method. All are about a place in an open manuscript. */
export interface ServerRequests {
  /** Works to cite, found by any of their words. */
  'claimcheck/findWorks': Request<InManuscript & { readonly query: string }, readonly WorkItem[]>;
  /** The key at the position, or else those of the citation around it; empty elsewhere. */
  'claimcheck/citedHere': Request<InManuscript, readonly string[]>;
  /** Works in a citation style: as the list of references has each, and as a citation in the text. */
  'claimcheck/formatWorks': Request<InManuscript & { readonly keys: readonly string[]; readonly markup?: Markup; readonly style?: string }, FormattedWorks>;
  /** The edits that cite works at the position, in the manuscript's own way. */
  'claimcheck/insertCitation': Request<InManuscript & NewCitation, ProposedEdits>;
  /** The edits that write or renew the list of what the manuscript cites. */
  'claimcheck/insertBibliography': Request<InManuscript & { readonly style?: string }, ProposedEdits>;
  /** The edits that add entries for these keys to the manuscript's bibliography, which they create where it has none. */
  'claimcheck/addEntries': Request<InManuscript & { readonly keys: readonly string[] }, ProposedEdits>;
  /** The citation styles to choose from, the manuscript's own first, and that of its list of references, where it has one. */
  'claimcheck/styles': Request<InManuscript, { readonly styles: readonly StyleItem[]; readonly section?: string }>;
}

/** What the evidence view asks, beside the requests about a place. `uri` is the manuscript whose literature is shown. */
export interface EvidenceRequests {
  /** What stands below a node, or the sources; only what has the words of the filter, and what leads to it. */
  'claimcheck/evidence': Request<{ readonly uri: string; readonly parent?: string; readonly filter: string }, readonly EvidenceNode[]>;
  /** The manuscript's figures by verdict. */
  'claimcheck/figures': Request<{ readonly uri: string }, readonly FigureGroupNode[]>;
  /** A page, in HTML, with a diagram as a picture and in words; none where it is of a kind that cannot be drawn. */
  'claimcheck/diagram': Request<{ readonly uri: string; readonly id: string }, { readonly title: string; readonly html?: string } | null>;
  /** The edits that put a node's words or figure in at the position, with its citation. */
  'claimcheck/insertEvidence': Request<InManuscript & { readonly id: string }, ProposedEdits>;
  /** A page in Markdown on all that was read for the manuscript. */
  'claimcheck/whatWasRead': Request<{ readonly uri: string }, string>;
  /** The folder that texts are put into to become sources, and whether the settings let it be read. */
  'claimcheck/sourcesFolder': Request<{ readonly uri: string }, { readonly uri: string; readonly isRead: boolean } | null>;
  /** Where the manuscripts of the workspace rest on a node, or cite it. */
  'claimcheck/usesOfEvidence': Request<{ readonly uri: string; readonly id: string }, readonly PlaceInFile[]>;
}

export interface PlaceInFile {
  readonly uri: string;
  readonly range: Range;
}

export interface EvidenceNode {
  readonly id: string;
  readonly kind: 'source' | 'section' | 'claim' | 'figure' | 'table' | 'diagram' | 'terms' | 'term' | 'references' | 'reference';
  readonly label: string;
  readonly detail: string;
  readonly place?: PlaceInFile;
  readonly hasChildren: boolean;
  readonly canInsert: boolean;
}

export interface FigureGroupNode {
  /** `stale`: agreed with its source until that changed, whatever the verdict now. */
  readonly verdict: 'stale' | 'supported' | 'contradicted' | 'unsupported' | 'unchecked';
  readonly figures: readonly {
    readonly text: string;
    readonly detail: string;
    readonly place: PlaceInFile;
    readonly evidence: readonly PlaceInFile[];
  }[];
}

export interface Request<Params, Result> {
  readonly params: Params;
  readonly result: Result;
}

export interface InManuscript {
  readonly uri: string;
  readonly position: Position;
}

/** A row of a list of works. */
export interface WorkItem {
  readonly key: string;
  /** `Peters et al. 2017`, or the title where nobody is named. */
  readonly label: string;
  readonly title: string;
  /** `refs.bib`, `guide alectinib-tme`. */
  readonly origin: string;
  /** The manuscript cites it already. */
  readonly cited: boolean;
  /** What a guide says citing it, where the words looked for stand there. */
  readonly claim?: string;
}

/** The manuscript's own, unless another is asked for. */
export type Markup = 'text' | 'markdown' | 'latex' | 'html' | 'typst';

export interface FormattedWorks {
  /** In the style's order; several as a list, one without its number. */
  readonly references: readonly { readonly key: string; readonly text: string }[];
  /** All of them as one text. */
  readonly list: string;
  /** `(Peters et al., 2017)`, `[3]`. */
  readonly citation: string;
  readonly problem?: string;
}

export interface NewCitation {
  /** At least one; a locator is the place in the work, `4`, `chap. 3`, a prefix the words before it, `see`. */
  readonly works: readonly { readonly key: string; readonly locator?: string; readonly prefix?: string }[];
  /** In brackets, or as a part of the sentence: `Peters et al. (2017)`. */
  readonly form: 'parenthetical' | 'narrative';
}

/** Edits that the client applies in one step, which the user can take back. */
export interface ProposedEdits {
  readonly edits: readonly { readonly uri: string; readonly range: Range; readonly newText: string; /** The file is not there yet. */ readonly isNew?: boolean }[];
  /** Why there are none, or what the user should know of them. */
  readonly problem?: string;
  /** Cited works that no bibliography of the manuscript's has an entry for, and the file that could get them. */
  readonly missing?: { readonly keys: readonly string[]; readonly file: string };
}

export interface StyleItem {
  /** `vancouver`, `journal.csl`. */
  readonly name: string;
  /** `Vancouver`, `American Psychological Association 7th edition`. */
  readonly title: string;
}
