import { Disposable, l10n, LanguageModelTextPart, LanguageModelToolResult, lm, Uri, window, workspace } from 'vscode';
import type { AssistantQuestion } from '../server/protocol.js';
import type { Session } from './session.js';

/** Lets assistants in the editor ask what the literature says and have a sentence checked; both only read. Each starts the session if no manuscript has. */
export function registerAssistantTools(start: () => Promise<Session>): Disposable {
  // Editors that are built from VS Code's sources may lack it.
  if (typeof lm?.registerTool !== 'function') return new Disposable(() => {});
  const answer = async (asked: Omit<AssistantQuestion, 'uri'>): Promise<LanguageModelToolResult> => {
    const text = await (await start()).assist({ ...asked, uri: whereAsked() });
    return new LanguageModelToolResult([new LanguageModelTextPart(text)]);
  };
  return Disposable.from(
    lm.registerTool<{ readonly question: string }>('claimcheck_search_literature', {
      invoke: ({ input }) => answer({ about: 'literature', text: input.question }),
      prepareInvocation: ({ input }) => ({ invocationMessage: l10n.t('Searching your literature: {0}', input.question) }),
    }),
    lm.registerTool<{ readonly sentence: string }>('claimcheck_check_sentence', {
      invoke: ({ input }) => answer({ about: 'sentence', text: input.sentence }),
      prepareInvocation: () => ({ invocationMessage: l10n.t('Checking a sentence against your literature') }),
    }),
  );
}

/** The file in front, else any in the first folder. */
function whereAsked(): string {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  return (window.activeTextEditor?.document.uri ?? (folder ? Uri.joinPath(folder, 'question.md') : Uri.parse('untitled:question.md'))).toString();
}
