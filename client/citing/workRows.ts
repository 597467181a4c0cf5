import type { WorkItem } from '../../server/protocol.js';

/** What is chosen and looked for in the list of works. */
export interface Choice {
  readonly query: string;
  readonly found: readonly WorkItem[];
  readonly chosen: readonly ChosenWork[];
  /** References as the style has them, by key, as far as they are known. */
  readonly formatted: ReadonlyMap<string, string>;
}

export interface ChosenWork extends WorkItem {
  /** The place in the work. */
  readonly locator?: string;
  /** Words before it: `see`. */
  readonly prefix?: string;
}

/** A row of the list; `work` is undefined for one that does something with the works chosen. */
export interface Row<Action> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly work?: WorkItem;
  readonly chosen?: boolean;
  readonly action?: Action;
  /** A line between rows. */
  readonly separator?: boolean;
}

export interface ActionRow {
  readonly label: string;
  readonly detail?: string;
}

/**
 * The rows: when works are chosen and nothing is typed, first what can be done with them, so that Enter does it; else the
 * works found. A work is chosen once, and shown among the chosen.
 */
export function workRows<Action extends ActionRow>({ query, found, chosen, formatted }: Choice, actions: readonly Action[], words: { readonly chosen: string; readonly more: string }): readonly Row<Action>[] {
  const isChosen = (work: WorkItem): boolean => chosen.some(({ key }) => key === work.key);
  const works = found.filter((work) => !isChosen(work)).map((work) => workRow<Action>(work, formatted));
  if (chosen.length === 0) return works;
  const chosenRows = chosen.map((work) => ({ ...workRow<Action>(work, formatted), chosen: true }));
  if (query.trim() !== '') return [...works, separator(words.chosen), ...chosenRows];
  const doing = actions.map((action): Row<Action> => ({ label: action.label, ...(action.detail ? { detail: action.detail } : {}), action }));
  return [...doing, separator(words.chosen), ...chosenRows, separator(words.more), ...works];
}

function workRow<Action>(work: ChosenWork, formatted: ReadonlyMap<string, string>): Row<Action> {
  const description = [work.prefix ? `${work.prefix} ${work.key}` : work.key, work.locator, work.origin].filter((part) => part).join(' · ');
  const detail = work.claim ? `“${work.claim}”` : formatted.get(work.key) ?? work.title;
  return { label: `${work.cited ? '$(bookmark) ' : ''}${withoutIcons(work.label)}`, description: withoutIcons(description), ...(detail ? { detail: withoutIcons(detail) } : {}), work };
}

const separator = <Action>(label: string): Row<Action> => ({ label, separator: true });

/** `$(name)` in a title would be shown as a picture. */
const withoutIcons = (text: string): string => text.replaceAll('$(', '$\u200b(');
