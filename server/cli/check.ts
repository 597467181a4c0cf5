import { openService } from '../core/openService.js';
import type { Citation } from '../core/document/document.js';
import type { Finding, Severity } from '../core/rules/finding.js';
import type { CheckedFigure } from '../core/verdict/verdict.js';
import { diskFiles } from '../files.js';
import { bundledData } from '../ownPlace.js';
import { rootOf } from '../root.js';
import { styleVariables } from '../styles.js';
import { openWorkspace, type Checked, type Workspace } from '../workspace.js';
import { printed, rangeOf, type Range } from './json.js';
import { overridesOf, type LibraryOptions } from './libraryOptions.js';
import type { Outcome } from './outcome.js';
import { here, namedFiles, shown } from './paths.js';

export interface CheckOptions extends LibraryOptions {
  readonly format: 'pretty' | 'json' | 'sarif' | 'html' | 'markdown';
  readonly failOn: Severity | 'never';
}

/** A manuscript that was checked, and the workspace that knows it. */
export interface CheckedManuscript {
  readonly path: string;
  readonly text: string;
  readonly checked: Checked;
  readonly workspace: Workspace;
}

/** `claimcheck check`: reads the manuscripts and what they rely on, and prints what disagrees. */
export async function check(names: readonly string[], options: CheckOptions): Promise<Outcome> {
  const files = diskFiles();
  const workspaces = new Map<string, Workspace>();
  const errors: string[] = [];
  const opened: { path: string; text: string; workspace: Workspace }[] = [];
  for (const path of await namedFiles(names)) {
    const { text, problem } = await files.read(path);
    if (text === undefined) {
      errors.push(`${shown(path)}: ${problem?.message ?? 'This file could not be read.'}`);
      continue;
    }
    const root = rootOf(path, here);
    const workspace = workspaces.get(root.path) ?? openWorkspace({
      root: root.path, isProject: root.isProject, service: openService({ variables: styleVariables }), files, guidesPath: bundledData, onlyManuscripts: true,
      configured: async () => ({ settings: {}, problems: [], overrides: overridesOf(options) }),
    });
    workspaces.set(root.path, workspace);
    workspace.open(path, text, 'plaintext');
    opened.push({ path, text, workspace });
  }
  await Promise.all([...workspaces.values()].map((workspace) => workspace.refresh()));
  for (const workspace of workspaces.values()) errors.push(...workspace.messages);
  const manuscripts = opened.map(({ path, text, workspace }) => ({ path, text, workspace, checked: inOrder(workspace.check(path)) }));
  const failing = options.failOn === 'never' ? [] : manuscripts.flatMap(({ checked }) => checked.findings).filter(({ severity }) => RANK[severity] >= RANK[options.failOn as Severity]);
  return { output: await print(manuscripts, [...workspaces.values()], options.format), errors, exitCode: errors.length > 0 ? 2 : failing.length > 0 ? 1 : 0 };
}

const RANK: Readonly<Record<Severity, number>> = { error: 3, warning: 2, information: 1, hint: 0 };

function inOrder(checked: Checked): Checked {
  return { ...checked, findings: [...checked.findings].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end) };
}

async function print(manuscripts: readonly CheckedManuscript[], workspaces: readonly Workspace[], format: CheckOptions['format']): Promise<string> {
  if (format === 'pretty') return (await import('./pretty.js')).pretty(manuscripts, workspaces);
  if (format === 'html' || format === 'markdown') return (await import('./report.js')).report(manuscripts, format);
  // Counts and problems are of the whole library, read or not.
  for (const { service } of workspaces) Array.from(service.index());
  if (format === 'sarif') return printed((await import('./sarif.js')).sarif(manuscripts, libraryOf(manuscripts, workspaces).problems));
  return printed({ version: 1, manuscripts: manuscripts.map(manuscriptJson), library: libraryOf(manuscripts, workspaces) });
}

function manuscriptJson({ path, checked, workspace }: CheckedManuscript): object {
  const lines = workspace.lines(path);
  return {
    path: shown(path),
    figures: checked.figures.map((figure) => figureJson(figure, rangeOf(lines, figure.span), workspace)),
    citations: checked.citations.flatMap(({ citation, resolved, itemSpans }) => citation.items.map((item, i) => ({
      range: rangeOf(lines, itemSpans[i]!),
      key: item.key,
      mode: citation.mode satisfies Citation['mode'],
      prefix: item.prefix,
      locator: item.locator,
      suffix: item.suffix,
      resolved: resolved[i] ?? false,
    }))),
    findings: checked.findings.map((finding) => findingJson(finding, rangeOf(lines, finding.span), workspace)),
  };
}

function figureJson({ text, verdict }: CheckedFigure, range: Range, workspace: Workspace): object {
  return {
    range,
    text,
    verdict: verdict.verdict,
    code: verdict.code ?? null,
    expected: verdict.expected ?? null,
    derivation: verdict.derivation ?? null,
    evidence: verdict.evidence.map(({ measurement: { place }, key }) => ({ path: shown(place.path), range: rangeOf(workspace.lines(place.path), place.span), text: place.quote, reference: key || null })),
  };
}

function findingJson({ code, severity, message, expected, evidence }: Finding, range: Range, workspace: Workspace): object {
  return {
    code,
    severity,
    message,
    range,
    ...(expected === undefined ? {} : { expected }),
    ...(evidence.length === 0 ? {} : { evidence: evidence.map(({ path, span, text, reference }) => ({ path: shown(path), range: rangeOf(workspace.lines(path), span), text, reference: reference ?? null })) }),
  };
}

export interface LibraryProblem {
  readonly path: string;
  readonly range?: Range;
  readonly message: string;
}

/** The library as the manuscripts have it: what several workspaces hold is added up. */
export function libraryOf(manuscripts: readonly CheckedManuscript[], workspaces: readonly Workspace[]) {
  const summaries = workspaces.map(({ service }) => service.summary());
  const sum = (count: (summary: (typeof summaries)[number]) => number): number => summaries.reduce((total, summary) => total + count(summary), 0);
  const placed = (workspace: Workspace, path: string, problems: Checked['problems']): readonly LibraryProblem[] => {
    const lines = workspace.lines(path);
    return problems.map(({ message, span }) => ({ path: shown(path), ...(span && lines ? { range: rangeOf(lines, span) } : {}), message }));
  };
  return {
    sources: sum(({ sources }) => sources),
    references: sum(({ references }) => references),
    measurements: sum(({ measurements }) => measurements),
    problems: [
      ...manuscripts.flatMap(({ workspace, path, checked }) => placed(workspace, path, checked.problems)),
      ...workspaces.flatMap((workspace) => [...workspace.problems()].flatMap(([path, problems]) => placed(workspace, path, problems))),
    ],
  };
}
