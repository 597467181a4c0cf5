#!/usr/bin/env node
// The command line, `claimcheck …`. Each command is loaded when it is asked for, so that none waits for another's libraries.
import { Command, CommanderError, Option } from 'commander';
import type { Outcome } from './cli/outcome.js';
import { version } from './ownPlace.js';

const several = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

const program = new Command('claimcheck')
  .description('Checks the figures of a manuscript against the literature it cites.')
  .version(version(), '-V, --version')
  .exitOverride()
  .showHelpAfterError('(claimcheck --help tells more)');

program.command('check')
  .description('check figures and citations of manuscripts, and tell what disagrees with its source')
  .argument('<file...>', 'manuscripts: Markdown, Quarto, LaTeX, Typst, plain text; or .bib files')
  .option('--source <glob>', 'a source, or a glob of sources, instead of those of the workspace; may be repeated', several)
  .option('--bibliography <glob>', 'a bibliography, or a glob, besides those the manuscript names; may be repeated', several)
  .option('--guide <name>', 'a bundled guide, or the folder of one; may be repeated', several)
  .option('--no-guides', 'without the bundled guides')
  .addOption(new Option('--format <format>', 'how to print the result').choices(['pretty', 'json', 'sarif', 'html', 'markdown']).default('pretty'))
  .addOption(new Option('--fail-on <severity>', 'exit with 1 when there is a finding at least this serious').choices(['error', 'warning', 'information', 'never']).default('warning'))
  .action(async (files, options) => finish(await (await import('./cli/check.js')).check(files, options)));

program.command('inspect')
  .description('show what was read of files: sections, claims, figures, tables, terms, citations, references, problems')
  .argument('<file...>')
  .addOption(new Option('--format <format>', 'how to print it').choices(['pretty', 'json']).default('pretty'))
  .action(async (files, options) => finish(await (await import('./cli/inspect.js')).inspect(files, options)));

program.command('references')
  .description('print the references of bibliographies and guides in a citation style')
  .argument('<file...>', '.bib and other bibliography files, names of bundled guides, folders of guides')
  .option('--style <name>', 'a citation style by its name, or a .csl file', 'apa')
  .addOption(new Option('--format <format>', 'how to print them').choices(['text', 'html', 'markdown', 'latex', 'typst', 'json', 'bibtex']).default('text'))
  .option('--key <key>', 'only this reference; may be repeated', several)
  .action(async (files, options) => finish(await (await import('./cli/references.js')).references(files, options)));

program.command('serve')
  .description('run the language server, for any editor')
  .option('--stdio', 'speak over standard input and output (the default)')
  .action(async () => (await import('./cli/serve.js')).serveStdio());

program.command('mcp')
  .description('serve assistants over standard input and output by the Model Context Protocol: what does my literature say, check this sentence')
  .option('--source <glob>', 'a source, or a glob of sources, instead of those of the workspace; may be repeated', several)
  .option('--bibliography <glob>', 'a bibliography, or a glob, besides those of the workspace; may be repeated', several)
  .option('--guide <name>', 'a bundled guide, or the folder of one; may be repeated', several)
  .option('--no-guides', 'without the bundled guides')
  .action(async (options) => (await import('./cli/mcp.js')).serveMcp(options));

/** Prints what a command gives, and leaves with its code when everything is written. */
function finish({ output, errors, exitCode }: Outcome): void {
  for (const error of errors) process.stderr.write(`claimcheck: ${error}\n`);
  process.stdout.write(output);
  process.exitCode = exitCode;
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of a pipe has enough: `claimcheck check … | head`.
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}
