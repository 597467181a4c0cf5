import { comparisonText, type Comparison } from '../features/figureComparison.js';
import { figurePicture, type Palette } from '../features/figurePicture.js';
import { t } from '../text/language.js';
import { join, markup, raw, type Markup } from './markup.js';
import { page } from './page.js';
import type { Report, ReportedEvidence, ReportedFigure, ReportedManuscript, ReportedPlace } from './report.js';
import { counts, limits, sectionsOf, type FigureSection } from './sections.js';

export interface HtmlOptions {
  /** Where a place leads, for a reader that can open it; undefined for none. */
  readonly href?: (place: ReportedPlace) => string | undefined;
}

/**
 * The report as one HTML page: no script, nothing loaded, every quoted word escaped; its policy forbids the rest. Light and
 * dark as the reader has it, and light in print.
 */
export function htmlReport({ tool, manuscripts }: Report, { href = () => undefined }: HtmlOptions = {}): string {
  const title = manuscripts.length === 1 ? t`Verification report: ${manuscripts[0]!.title}` : t`Verification report`;
  const place: PlaceText = (where) => {
    const words = where.line === undefined ? where.path : `${where.path}:${where.line}`;
    const target = href(where);
    return target === undefined ? markup`<span class="place">${words}</span>` : markup`<a class="place" href="${target}">${words}</a>`;
  };
  return page(title, markup`${join(manuscripts.map((manuscript, i) => manuscriptPart(manuscript, i + 1, place)))}
<footer>
${join(limits().map((limit) => markup`<p>${limit}</p>`))}
<p>${t`Made by ${tool}.`}</p>
</footer>`, { generator: tool });
}

type PlaceText = (place: ReportedPlace) => Markup;

function manuscriptPart(manuscript: ReportedManuscript, number: number, place: PlaceText): Markup {
  const { title, path, figures, remarks, works, unknownKeys } = manuscript;
  return markup`<header>
<p class="kind">${t`Verification report`}</p>
<h1>${title}</h1>
<p>${t`Manuscript`} ${place({ path })} · ${figures.length === 1 ? t`${1} figure` : t`${figures.length} figures`}</p>
</header>
${summary(manuscript, number)}
${join(sectionsOf(manuscript).map((section) => figureSection(section, number, place)))}
${remarks.length === 0 ? '' : markup`<section>
<h2>${t`Other findings`} (${remarks.length})</h2>
${table([t`Line`, t`Words`, t`Finding`, t`Rule`], remarks.map(({ line, text, message, code }) => [markup`${line}`, markup`${text}`, markup`${message}`, markup`<code>${code}</code>`]))}
</section>`}
<section>
<h2>${t`Works cited`} (${works.length})</h2>
${works.length === 0 ? markup`<p>${t`None.`}</p>` : table([t`Key`, t`Work`, t`Text at hand`], works.map(({ key, label, atHand }) => [markup`<code>${key}</code>`, markup`${label}`, markup`${atHand.join(', ') || '—'}`]))}
${unknownKeys.length === 0 ? '' : markup`<p>${t`In no bibliography:`} ${join(unknownKeys.map((key, i) => markup`${i > 0 ? ', ' : ''}<code>${key}</code>`))}.</p>`}
</section>`;
}

function summary(manuscript: ReportedManuscript, number: number): Markup {
  const rows = counts(manuscript);
  return markup`<section aria-label="${t`Summary`}">
<ul class="counts">
${join(rows.map(({ verdict, title, count }) => markup`<li class="${verdict}"><span class="count">${count}</span> ${count > 0 ? markup`<a href="#${verdict}-${number}">${title}</a>` : title}</li>`))}
</ul>
</section>`;
}

function figureSection({ verdict, title, meaning, figures }: FigureSection, number: number, place: PlaceText): Markup {
  return markup`<section class="${verdict}">
<h2 id="${verdict}-${number}">${title} (${figures.length})</h2>
<p>${meaning}</p>
${verdict === 'contradicted' ? join(figures.map((figure) => wrongFigure(figure, place))) : verdict === 'supported' ? rightFigures(figures, place) : otherFigures(figures)}
</section>`;
}

function wrongFigure(figure: ReportedFigure, place: PlaceText): Markup {
  const { line, text, expected, words, code, evidence, setAside, comparison } = figure;
  return markup`<article>
<h3><span class="line">${t`Line ${line}`}</span> ${text}${expected === undefined ? '' : markup` <span class="arrow" aria-label="${t`in the source:`}">→</span> ${expected}`}</h3>
<p>${sentence(figure)}</p>
${setAside === undefined ? '' : markup`<p><strong>${t`Set aside by the author`}</strong>${setAside === '' ? '' : `: ${setAside}`}.</p>`}
${words === '' ? '' : markup`<p>${words}</p>`}
${join(evidence.map((one) => quoted(one, place)))}
${comparison ? picture(comparison) : ''}
${code ? markup`<p class="rule"><code>${code}</code></p>` : ''}
</article>`;
}

function quoted({ quote, work, place: where }: ReportedEvidence, place: PlaceText): Markup {
  return markup`<figure><blockquote>${quote}</blockquote><figcaption>${work}, ${place(where)}</figcaption></figure>`;
}

function rightFigures(figures: readonly ReportedFigure[], place: PlaceText): Markup {
  return table([t`Line`, t`Manuscript`, t`Source`, t`Quote and place`], figures.map((figure) => {
    const [best] = figure.evidence;
    return [
      markup`${figure.line}`,
      sentence(figure),
      markup`${best?.value ?? ''}${figure.derivation === undefined ? '' : markup`<br><span class="step">${figure.derivation}</span>`}`,
      best ? markup`${best.quote}<br><span class="from">${best.work}, ${place(best.place)}</span>` : markup``,
    ];
  }));
}

function otherFigures(figures: readonly ReportedFigure[]): Markup {
  return table([t`Line`, t`Manuscript`, t`Why`], figures.map((figure) => [markup`${figure.line}`, sentence(figure), markup`${figure.words}`]));
}

function sentence({ before, text, after }: ReportedFigure): Markup {
  return markup`${before}<mark>${text}</mark>${after}`;
}

/** Drawn in the page itself, in the page's colours. */
function picture(comparison: Comparison): Markup {
  const { svg } = figurePicture(comparison, PALETTE);
  return markup`<div class="picture">${raw(svg.replace('role="img"', `role="img" aria-label="${markup`${comparisonText(comparison)}`}"`))}</div>`;
}

const PALETTE: Palette = { text: 'var(--text)', quiet: 'var(--quiet)', manuscript: 'var(--wrong)', source: 'var(--source)', other: 'var(--other)' };

function table(head: readonly string[], rows: readonly (readonly Markup[])[]): Markup {
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${head.join(', ')}"><table>
<thead><tr>${join(head.map((cell) => markup`<th scope="col">${cell}</th>`))}</tr></thead>
<tbody>
${join(rows.map((row) => markup`<tr>${join(row.map((cell) => markup`<td>${cell}</td>`))}</tr>\n`))}</tbody>
</table></div>`;
}
