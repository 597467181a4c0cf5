import type { Library } from '../library/library.js';
import { t } from '../text/language.js';
import type { CheckedFigure, Evident } from '../verdict/verdict.js';
import { unanswered } from '../rules/unanswered.js';
import { workName } from '../rules/wording.js';
import { comparisonOf, comparisonText } from './figureComparison.js';
import { figurePicture, markdownPicture, palettes, type Theme } from './figurePicture.js';
import { escaped } from './markdown.js';

/**
 * The evidence for a figure, in Markdown: the verdict in words, the source's value in its context, its words and place,
 * the derivation, and what the source sets beside it: as a picture for a `theme`, in words without one.
 */
export function figureCard(figure: CheckedFigure, library: Library, theme?: Theme): string | undefined {
  const { verdict, text, keys } = figure;
  if (verdict.verdict === 'unchecked' && keys.length === 0 && verdict.evidence.length === 0) return undefined;
  const given = verdict.expected && verdict.verdict === 'contradicted' ? ` · ${t`the source gives ${`**${escaped(verdict.expected)}**`}`}` : '';
  const parts = [`**${verdictInWords(verdict.verdict)}** · ${escaped(text)}${given}`];
  const comparison = comparisonOf(figure);
  // First of all: an editor shows a dozen lines of a card, and the finding's message takes some of them.
  if (comparison && theme) parts.push(markdownPicture(figurePicture(comparison, palettes[theme])));
  if (verdict.derivation) parts.push(escaped(verdict.derivation));
  for (const evident of verdict.evidence.slice(0, 2)) parts.push(evidenceCard(evident, library));
  if (verdict.mistaken) parts.push(t`${escaped(text)} is the figure of:`, evidenceCard(verdict.mistaken, library));
  const why = unanswered(figure, library);
  if (why !== undefined) parts.push(escaped(why));
  if (comparison && !theme && comparison.rows.length > 2) parts.push(escaped(comparisonText(comparison)));
  return parts.join('\n\n');
}

function verdictInWords(verdict: CheckedFigure['verdict']['verdict']): string {
  switch (verdict) {
    case 'supported':
      return t`Agrees with its source`;
    case 'contradicted':
      return t`Differs from its source`;
    case 'unsupported':
      return t`Not found in its source`;
    case 'unchecked':
      return t`Not checked`;
  }
}

/** A measurement of a source in its context, with the source's words, in Markdown. */
export function evidenceCard({ measurement, source, key }: Evident, library: Library): string {
  const { measure, population, group, study, place, references, statistic } = measurement;
  const context = [...new Set([measure, group, population, study, measure.toLowerCase().includes(statistic) ? '' : statistic].map((part) => part.trim()))].filter((part) => part !== '');
  const numbers = source.kind === 'guide' && references.length > 0 ? ` \\[${escaped(references.join(', '))}\\]` : '';
  return [
    `**${escaped(measurement.quantity.text)}** · ${context.map(escaped).join(' · ')}`,
    `> ${escaped(place.quote)}`,
    `— ${escaped(workName(key, source, library))}${numbers}`,
  ].join('\n\n');
}
