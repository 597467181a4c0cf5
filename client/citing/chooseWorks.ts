import { CancellationTokenSource, l10n, QuickPickItemKind, ThemeIcon, window, type QuickPick, type QuickPickItem } from 'vscode';
import type { Asker } from './askServer.js';
import { workRows, type ActionRow, type Choice, type ChosenWork, type Row } from './workRows.js';

/** Something to do with the works chosen; `again` returns to the list. */
export interface WorkAction extends ActionRow {
  run(): Promise<'again' | void>;
}

export interface ChooseOptions {
  readonly title: string;
  /** Chosen already, and in what order. */
  chosen: readonly ChosenWork[];
  /** What can be done with the works chosen, the usual first. */
  readonly actions: (chosen: readonly ChosenWork[]) => Promise<readonly WorkAction[]>;
}

/**
 * Lets the user choose works by typing words of them: Enter chooses one, Enter again does the first thing with what is
 * chosen; typing on looks for another. The list is the server's, anew with each letter.
 */
export async function chooseWorks(asker: Asker, options: ChooseOptions): Promise<void> {
  const formatted = new Map<string, string>();
  for (;;) {
    const action = await showList(asker, options, formatted);
    if (!action || (await action.run()) !== 'again') return;
  }
}

type WorkPick = QuickPickItem & { readonly row?: Row<WorkAction> };

/** Rows whose references are formatted: those in sight. */
const IN_SIGHT = 10;

function showList(asker: Asker, options: ChooseOptions, formatted: Map<string, string>): Promise<WorkAction | undefined> {
  const list = window.createQuickPick<WorkPick>();
  list.title = options.title;
  list.placeholder = l10n.t('Author, title, year, key, or words of a finding');
  // The server ranks; the list would sort its matches by name. Not in the typed interface yet.
  (list as QuickPick<WorkPick> & { sortByLabel: boolean }).sortByLabel = false;
  let choice: Choice = { query: '', found: [], chosen: options.chosen, formatted };
  let actions: readonly WorkAction[] = [];
  let looking = new CancellationTokenSource();

  const show = (): void => {
    const active = list.activeItems[0]?.row;
    const rows = workRows(choice, actions, { chosen: l10n.t('Chosen: Enter takes it out'), more: l10n.t('Choose another') });
    list.items = rows.map(itemOf);
    const same = list.items.find(({ row }) => row && active?.work && row.work?.key === active.work.key && row.chosen === active.chosen);
    if (same && choice.query !== '') list.activeItems = [same];
  };

  const look = async (): Promise<void> => {
    looking.cancel();
    looking = new CancellationTokenSource();
    const { token } = looking;
    list.busy = true;
    try {
      const found = await asker.ask('claimcheck/findWorks', { query: list.value }, token);
      if (token.isCancellationRequested) return;
      choice = { ...choice, query: list.value, found };
      show();
      const unknown = [...choice.chosen, ...found.slice(0, IN_SIGHT)].map(({ key }) => key).filter((key) => !formatted.has(key));
      if (unknown.length > 0) {
        const { references } = await asker.ask('claimcheck/formatWorks', { keys: unknown, markup: 'text' }, token);
        for (const { key, text } of references) formatted.set(key, text);
        if (!token.isCancellationRequested) show();
      }
    } catch (error) {
      // Else it was withdrawn: a later letter is being answered.
      if (!token.isCancellationRequested) throw error;
    } finally {
      if (!token.isCancellationRequested) list.busy = false;
    }
  };

  const choose = async (chosen: readonly ChosenWork[]): Promise<void> => {
    options.chosen = chosen;
    choice = { ...choice, chosen };
    list.value = '';
    actions = [];
    if (chosen.length > 0) {
      list.busy = true;
      actions = await options.actions(chosen);
    }
    await look();
  };

  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => {
      reject(error as Error);
      list.hide();
    };
    list.onDidChangeValue(() => void look().catch(fail));
    list.onDidAccept(() => {
      const row = list.activeItems[0]?.row;
      if (row?.action) {
        resolve(row.action);
        list.hide();
      } else if (row?.work) choose(row.chosen ? choice.chosen.filter(({ key }) => key !== row.work!.key) : [...choice.chosen, row.work]).catch(fail);
    });
    list.onDidHide(() => {
      looking.cancel();
      resolve(undefined);
      list.dispose();
    });
    list.show();
    choose(options.chosen).catch(fail);
  });
}

function itemOf(row: Row<WorkAction>): WorkPick {
  if (row.separator) return { label: row.label, kind: QuickPickItemKind.Separator };
  const { label, description, detail } = row;
  // Shown whatever was typed: the server has chosen them for it.
  return { label, alwaysShow: true, row, ...(description ? { description } : {}), ...(detail ? { detail } : {}), ...(row.chosen ? { iconPath: new ThemeIcon('check') } : {}) };
}
