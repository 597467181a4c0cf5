import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { CallToolRequestSchema, ListToolsRequestSchema, type Tool } from '@modelcontextprotocol/sdk/types.js';
import { checkedSentence, whatLiteratureSays } from '../assistant.js';
import { openService } from '../core/openService.js';
import { diskFiles } from '../files.js';
import { bundledData, version } from '../ownPlace.js';
import { rootOf } from '../root.js';
import { openWorkspace, type Workspace } from '../workspace.js';
import { overridesOf, type LibraryOptions } from './libraryOptions.js';
import { here } from './paths.js';

/** Serves assistants over standard input and output by the Model Context Protocol: two tools that read, and nothing else. */
export async function serveMcp(options: LibraryOptions): Promise<void> {
  const asked = `${here}/question.md`;
  const root = rootOf(asked, here);
  const workspace = openWorkspace({
    root: root.path, isProject: root.isProject, service: openService(), files: diskFiles(), guidesPath: bundledData,
    configured: async () => ({ settings: {}, problems: [], overrides: overridesOf(options) }),
  });
  // A manuscript of no words, so that what holds for the manuscripts of this folder is read.
  workspace.open(asked, '', 'markdown');

  const server = new Server({ name: 'claimcheck', title: 'ClaimCheck', version: version() }, { capabilities: { tools: {} }, instructions: INSTRUCTIONS });
  server.setRequestHandler(ListToolsRequestSchema, async () => ({ tools: TOOLS.map(({ tool }) => tool) }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params: { name, arguments: given = {} } }) => {
    const found = TOOLS.find(({ tool }) => tool.name === name);
    const text = found && given[found.takes];
    if (!found) return failed(`There is no tool “${name}”. There are ${TOOLS.map(({ tool }) => tool.name).join(' and ')}.`);
    if (typeof text !== 'string' || text.trim() === '') return failed(`“${found.takes}” is to be a text.`);
    if (text.length > LONGEST) return failed(`“${found.takes}” is longer than ${LONGEST} characters.`);
    // Files may have changed since the last question.
    await workspace.refresh();
    Array.from(workspace.service.index());
    return { content: [{ type: 'text', text: found.answer(text, workspace, asked) }] };
  });
  await server.connect(new StdioServerTransport());
}

const LONGEST = 4_000;

const INSTRUCTIONS = 'Answers from the literature of one folder alone: papers, guides and bibliographies. Every statement is quoted with its place; cite by the keys given. Nothing is written and no network is used.';

const READS = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false } as const;

const TOOLS: readonly { readonly tool: Tool; readonly takes: string; readonly answer: (text: string, workspace: Workspace, path: string) => string }[] = [
  {
    takes: 'question',
    answer: whatLiteratureSays,
    tool: {
      name: 'search_literature',
      title: 'What does my literature say on …',
      description: 'Finds what the author’s own literature says on a question: sentences and table cells as they stand, each with file and line and the keys to cite. Words of the subject serve better than a whole question.',
      inputSchema: { type: 'object', properties: { question: { type: 'string', description: 'Words of the subject: “median PFS alectinib CNS metastases”.' } }, required: ['question'], additionalProperties: false },
      annotations: READS,
    },
  },
  {
    takes: 'sentence',
    answer: checkedSentence,
    tool: {
      name: 'check_sentence',
      title: 'Check this sentence',
      description: 'Checks the figures of one sentence against the works it cites, and tells what the source has instead, with its place. Keep the citation in the sentence: [@key], \\cite{key} or @key.',
      inputSchema: { type: 'object', properties: { sentence: { type: 'string', description: '“Median PFS was 38.4 months with alectinib [@alectinib-tme:3].”' } }, required: ['sentence'], additionalProperties: false },
      annotations: READS,
    },
  },
];

const failed = (text: string) => ({ content: [{ type: 'text' as const, text }], isError: true });
