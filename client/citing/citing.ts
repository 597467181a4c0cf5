import { env, l10n, window, type Memento } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { Markup, NewCitation, ProposedEdits } from '../../server/protocol.js';
import { applyEdits } from './applyEdits.js';
import { askerInFront, type Asker } from './askServer.js';
import { chooseStyle } from './chooseStyle.js';
import { chooseWorks, type ChooseOptions, type WorkAction } from './chooseWorks.js';
import type { ChosenWork } from './workRows.js';

/** The commands that cite, format, and list references in the manuscript in front. */
export interface Citing {
  insertCitation(): Promise<void>;
  insertReference(): Promise<void>;
  copyReference(): Promise<void>;
  insertBibliography(): Promise<void>;
}

/** @param memory keeps, for the workspace, that the user does not want to be asked about missing entries */
export function openCiting(client: LanguageClient, memory: Memento): Citing {
  const inFront = (act: (asker: Asker) => Promise<void>) => async (): Promise<void> => {
    const asker = askerInFront(client);
    if (asker) await act(asker);
    else void window.showInformationMessage(l10n.t('Open a manuscript first, and put the cursor where the citation goes.'));
  };
  return {
    insertCitation: inFront((asker) => insertCitation(asker, memory)),
    insertReference: inFront(insertReference),
    copyReference: inFront(copyReference),
    insertBibliography: inFront((asker) => insertBibliography(asker, memory)),
  };
}

async function insertCitation(asker: Asker, memory: Memento): Promise<void> {
  const insert = async (citation: NewCitation): Promise<void> => apply(asker, await asker.ask('claimcheck/insertCitation', citation), memory);
  const options: ChooseOptions = {
    title: l10n.t('Insert Citation'),
    chosen: [],
    async actions(chosen): Promise<readonly WorkAction[]> {
      const citation = { works: chosen.map(({ key, locator, prefix }) => ({ key, ...(locator ? { locator } : {}), ...(prefix ? { prefix } : {}) })), form: 'parenthetical' } as const;
      const inSentence = { ...citation, form: 'narrative' } as const;
      const [{ citation: formatted }, plain, narrative] = await Promise.all([
        asker.ask('claimcheck/formatWorks', { keys: chosen.map(({ key }) => key), markup: 'text' }),
        asker.ask('claimcheck/insertCitation', citation),
        asker.ask('claimcheck/insertCitation', inSentence),
      ]);
      return [
        { label: `$(quote) ${l10n.t('Insert {0}', preview(plain))}`, detail: formatted, run: () => insert(citation) },
        { label: `$(location) ${l10n.t('Add a Page or Chapter…')}`, run: () => addLocator(options) },
        { label: `$(edit) ${l10n.t('Add Words Before: See, Cf.…')}`, run: () => addPrefix(options) },
        { label: `$(comment) ${l10n.t('Insert as Part of the Sentence: {0}', preview(narrative))}`, run: () => insert(inSentence) },
      ];
    },
  };
  await chooseWorks(asker, options);
}

const preview = ({ edits, problem }: ProposedEdits): string => edits[0]?.newText.trim().replace(/^~/, '') ?? problem ?? '';

/** For the work chosen last. */
async function addLocator(options: ChooseOptions): Promise<'again'> {
  const last = options.chosen.at(-1)!;
  const locator = await window.showInputBox({ title: last.label, prompt: l10n.t('The place in the work: 4, 33–35, chap. 3. Empty: none.'), value: last.locator ?? '' });
  if (locator !== undefined) options.chosen = [...options.chosen.slice(0, -1), withLocator(last, locator.trim())];
  return 'again';
}

function withLocator({ locator: _, ...work }: ChosenWork, locator: string): ChosenWork {
  return locator === '' ? work : { ...work, locator };
}

/** For the work chosen last. */
async function addPrefix(options: ChooseOptions): Promise<'again'> {
  const last = options.chosen.at(-1)!;
  const prefix = await window.showInputBox({ title: last.label, prompt: l10n.t('The words before the citation: see, cf., e.g. Empty: none.'), value: last.prefix ?? '' });
  if (prefix !== undefined) options.chosen = [...options.chosen.slice(0, -1), withPrefix(last, prefix.trim())];
  return 'again';
}

function withPrefix({ prefix: _, ...work }: ChosenWork, prefix: string): ChosenWork {
  return prefix === '' ? work : { ...work, prefix };
}

/** Puts formatted text in at the cursor: what no program formats any more. */
async function insertReference(asker: Asker): Promise<void> {
  const put = async (text: string): Promise<void> => void (await asker.editor.edit((edit) => edit.replace(asker.editor.selection, text)));
  await chooseFormatted(asker, l10n.t('Insert Formatted Reference'), async (keys, style) => {
    const { list, citation, problem } = await asker.ask('claimcheck/formatWorks', { keys, ...style });
    return [
      { label: `$(list-unordered) ${l10n.t('Insert as in the List of References')}`, detail: problem ?? list, run: () => put(list) },
      { label: `$(quote) ${l10n.t('Insert as in the Text')}`, detail: citation, run: () => put(citation) },
    ];
  });
}

async function copyReference(asker: Asker): Promise<void> {
  const forms: readonly (readonly [markup: Markup, label: string])[] = [['text', l10n.t('Copy as Plain Text')], ['markdown', l10n.t('Copy as Markdown')], ['latex', l10n.t('Copy as LaTeX')], ['html', l10n.t('Copy as HTML')]];
  await chooseFormatted(asker, l10n.t('Copy Formatted Reference'), async (keys, style) => {
    const formatted = await Promise.all(forms.map(([markup]) => asker.ask('claimcheck/formatWorks', { keys, markup, ...style })));
    const copy = (text: string) => async (): Promise<void> => {
      await env.clipboard.writeText(text);
      window.setStatusBarMessage(`$(check) ${l10n.t('Copied')}`, 3000);
    };
    return [
      ...forms.map(([, label], i) => ({ label: `$(copy) ${label}`, detail: formatted[i]!.problem ?? formatted[i]!.list, run: copy(formatted[i]!.list) })),
      { label: `$(quote) ${l10n.t('Copy as in the Text')}`, detail: formatted[0]!.citation, run: copy(formatted[0]!.citation) },
    ];
  });
}

/** Works of the citation at the cursor are chosen already; the style can be changed. */
async function chooseFormatted(asker: Asker, title: string, actionsFor: (keys: readonly string[], style: { readonly style?: string }) => Promise<readonly WorkAction[]>): Promise<void> {
  const [here, styles] = await Promise.all([worksHere(asker), asker.ask('claimcheck/styles', {})]);
  let style: { readonly style?: string } = {};
  const options: ChooseOptions = {
    title,
    chosen: here,
    actions: async (chosen) => [
      ...(await actionsFor(chosen.map(({ key }) => key), style)),
      {
        label: `$(symbol-color) ${l10n.t('Another Style…')}`,
        detail: styles.styles.find(({ name }) => name === style.style)?.title ?? style.style ?? styles.styles[0]?.title ?? '',
        async run() {
          const name = await chooseStyle(asker, styles.styles);
          if (name !== undefined) style = { style: name };
          return 'again';
        },
      },
    ],
  };
  await chooseWorks(asker, options);
}

async function worksHere(asker: Asker): Promise<readonly ChosenWork[]> {
  const keys = await asker.ask('claimcheck/citedHere', {});
  const found = await Promise.all(keys.map((key) => asker.ask('claimcheck/findWorks', { query: key })));
  return keys.flatMap((key, i) => found[i]!.find((work) => work.key === key) ?? []);
}

/** Renews the list in its style; asks for one where the manuscript has no list yet. */
async function insertBibliography(asker: Asker, memory: Memento): Promise<void> {
  const { styles, section } = await asker.ask('claimcheck/styles', {});
  const style = section ?? (await chooseStyle(asker, styles));
  if (style === undefined) return;
  const proposed = await asker.ask('claimcheck/insertBibliography', { style });
  if (proposed.edits.length > 0 || !proposed.missing) return apply(asker, proposed, memory);
  // Without these entries there can be no list.
  const added = await addMissing(asker, proposed.missing, memory);
  await applyEdits(asker.editor, added);
  // A new bibliography is named in the manuscript, which makes the list.
  if (added.some(({ isNew }) => isNew)) return;
  await apply(asker, await asker.ask('claimcheck/insertBibliography', { style }), memory);
}

const DO_NOT_ASK = 'claimcheck.missingEntries.doNotAsk';

/** Applies what was proposed; where entries are missing in the bibliography, offers to add them in the same step. */
async function apply(asker: Asker, { edits, problem, missing }: ProposedEdits, memory: Memento): Promise<void> {
  if (edits.length === 0) return void (problem && window.showWarningMessage(problem));
  const added = missing && !memory.get<boolean>(DO_NOT_ASK) ? await addMissing(asker, missing, memory) : [];
  await applyEdits(asker.editor, [...edits, ...added]);
  if (problem) void window.showWarningMessage(problem);
}

async function addMissing(asker: Asker, { keys, file }: NonNullable<ProposedEdits['missing']>, memory: Memento): Promise<ProposedEdits['edits']> {
  const add = { label: `$(add) ${l10n.t('Add {0} to {1}', keys.join(', '), file)}`, detail: l10n.t('So that Pandoc, LaTeX or Typst find it as well.') };
  const notNow = { label: `$(close) ${l10n.t('Only Cite')}` };
  const never = { label: `$(circle-slash) ${l10n.t('Only Cite, and Do Not Ask in This Workspace')}` };
  const picked = await window.showQuickPick([add, notNow, never], { title: l10n.t('Not in {0} yet', file) });
  if (picked === never) await memory.update(DO_NOT_ASK, true);
  return picked === add ? (await asker.ask('claimcheck/addEntries', { keys })).edits : [];
}
