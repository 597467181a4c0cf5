import { searchLiterature, type LiteratureStatement } from './core/features/literatureSearch.js';
import { oneLine } from './core/rules/wording.js';
import type { Format } from './core/document/document.js';
import type { Service } from './core/service.js';
import type { CheckedFigure } from './core/verdict/verdict.js';
import { t } from './core/text/language.js';
import { isInside, relativePath } from './files.js';
import { bundledData } from './ownPlace.js';
import type { Workspace } from './workspace.js';

/** The most statements that are given for a question. */
const MOST = 12;
const NEAREST = 4;

/** What the literature says on a question: quotes with their places and the keys to cite for them. Text for a person or a model. */
export function whatLiteratureSays(question: string, workspace: Workspace, path?: string): string {
  const found = searchLiterature(question, workspace.service.library(path), MOST);
  if (found.length === 0) return t`The literature at hand says nothing on “${oneLine(question)}”. ${atHand(workspace.service)}`;
  return [found.length === 1 ? t`${1} statement of the literature at hand, quoted as it stands.` : t`${found.length} statements of the literature at hand, the nearest first. Each is quoted as it stands.`, ...found.map((statement, i) => `${i + 1}. ${told(statement, workspace)}`)].join('\n\n');
}

/**
 * Whether the figures of a sentence agree with what it cites, and what the literature says that is nearest to it. The
 * sentence may be in Markdown, LaTeX or Typst.
 */
export function checkedSentence(sentence: string, workspace: Workspace, path?: string): string {
  const { service } = workspace;
  service.setManuscript(QUESTION, { format: formatOf(sentence), text: sentence });
  try {
    const { figures, findings } = service.check(QUESTION);
    const verdicts = figures.map((figure) => {
      const { verdict, text, keys } = figure;
      const finding = findings.find(({ code, span }) => code === verdict.code && span.start === figure.span.start);
      const said = finding?.message ?? (verdict.derivation ?? (keys.length === 0 ? t`The sentence cites nothing for it.` : inWords(verdict.verdict)));
      const evidence = verdict.evidence.slice(0, 2).map(({ measurement: { place } }) => `   “${oneLine(place.quote)}” (${placeName(place.path, place.span.start, workspace)})`);
      return [`- ${oneLine(text)}: ${verdict.verdict}. ${said}`, ...evidence].join('\n');
    });
    const others = findings.filter(({ code }) => !code.startsWith('figure/')).map(({ message }) => `- ${message}`);
    const near = searchLiterature(sentence, service.library(path), NEAREST);
    return [
      figures.length === 0 ? t`The sentence has no figure to check.` : [t`Figures:`, ...verdicts].join('\n'),
      ...(others.length > 0 ? [[t`Also:`, ...others].join('\n')] : []),
      near.length > 0 ? [t`Nearest in the literature:`, ...near.map((statement) => `- ${told(statement, workspace)}`)].join('\n') : t`Nothing in the literature is near it. ${atHand(service)}`,
    ].join('\n\n');
  } finally {
    service.setManuscript(QUESTION, undefined);
  }
}

/** Lies on no disk. */
const QUESTION = 'claimcheck:sentence';

function inWords(verdict: CheckedFigure['verdict']['verdict']): string {
  return { supported: t`As in the source.`, contradicted: t`The source differs.`, unsupported: t`The cited source holds nothing comparable.`, unchecked: t`No source at hand clearly answers it.` }[verdict];
}

function formatOf(sentence: string): Format {
  if (/\\[A-Za-z]*cite[a-z]*\s*[[{]/i.test(sentence)) return 'latex';
  return /#cite\(|(?:^|\s)@[\w:.-]+\[/.test(sentence) ? 'typst' : 'markdown';
}

function told({ text, work, keys, place }: LiteratureStatement, workspace: Workspace): string {
  return `“${oneLine(text)}” — ${work}, ${placeName(place.path, place.span.start, workspace)}${keys.length > 0 ? `; ${t`cite ${keys.map((key) => `@${key}`).join(', ')}`}` : ''}`;
}

function placeName(path: string, offset: number, { lines, root }: Workspace): string {
  const line = lines(path)?.position(offset).line;
  const name = isInside(bundledData, path) ? relativePath(bundledData, path) : relativePath(root, path);
  return line === undefined ? name : `${name}:${line + 1}`;
}

function atHand(service: Service): string {
  const { sources, references } = service.summary();
  return t`At hand: ${sources === 1 ? t`${1} source` : t`${sources} sources`}, ${references === 1 ? t`${1} reference` : t`${references} references`}.`;
}
