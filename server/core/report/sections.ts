import { t } from '../text/language.js';
import type { ReportedFigure, ReportedManuscript } from './report.js';

/** The figures of one verdict, in the order in which a reader wants them: what to look at first. */
export interface FigureSection {
  readonly verdict: ReportedFigure['verdict'];
  readonly title: string;
  /** What the verdict means, in a sentence or two. */
  readonly meaning: string;
  readonly figures: readonly ReportedFigure[];
}

/** The sections of a manuscript that have any figures. */
export function sectionsOf({ figures }: ReportedManuscript): readonly FigureSection[] {
  return sections().map((section) => ({ ...section, figures: figures.filter(({ verdict }) => verdict === section.verdict) })).filter((section) => section.figures.length > 0);
}

/** `8 differ from their source, 19 agree …`; in the order of the sections, those without figures too. */
export function counts({ figures }: ReportedManuscript): readonly { readonly verdict: ReportedFigure['verdict']; readonly title: string; readonly count: number }[] {
  return sections().map(({ verdict, title }) => ({ verdict, title, count: figures.filter((figure) => figure.verdict === verdict).length }));
}

const sections = (): readonly Omit<FigureSection, 'figures'>[] => [
  { verdict: 'contradicted', title: t`Differ from their source`, meaning: t`The cited source gives another value, or gives this value for something else.` },
  { verdict: 'supported', title: t`Agree with their source`, meaning: t`The source prints the figure, or it follows from what the source prints by the step shown.` },
  { verdict: 'unsupported', title: t`Not found in their source`, meaning: t`The text of the cited source is at hand and holds nothing that can be compared. That does not make the figure wrong.` },
  { verdict: 'unchecked', title: t`Not checked`, meaning: t`The manuscript’s own figures, and those whose source is not at hand or gives no clear answer.` },
];

/** What a reader must know of how far the report can be trusted. */
export const limits = (): readonly string[] => [
  t`Each figure was compared, by rules and without a network or a language model, with the texts listed under “Works cited”; the same files give the same report.`,
  t`In doubt nothing is said: a figure that is not checked may be right or wrong. An agreement means that the source prints the figure for what the sentence seems to speak of; whether the source supports the argument is for a reader to judge.`,
];
