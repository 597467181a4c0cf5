import type { Drawing } from '../features/evidenceOutline.js';
import { readFlowchart } from '../features/diagram/flowchart.js';
import { flowchartPicture, type FlowPalette } from '../features/diagram/flowchartPicture.js';
import { flowchartWords } from '../features/diagram/flowchartWords.js';
import { t } from '../text/language.js';
import { join, markup, raw } from './markup.js';
import { page } from './page.js';

/**
 * A diagram as an HTML page: the picture, and all that it shows in words. No script, nothing loaded, in the colours of the
 * reader. Undefined for one that cannot be drawn, such as a diagram of another kind than a flowchart.
 *
 * @param place where it stands: a link and its words
 */
export function diagramPage(title: string, { language, text }: Drawing, place: { readonly href: string; readonly words: string }): string | undefined {
  const chart = language === 'mermaid' ? readFlowchart(text) : undefined;
  if (!chart) return undefined;
  return page(title, markup`<h1>${title}</h1>
<p><a class="place" href="${place.href}">${place.words}</a></p>
<div class="picture" tabindex="0" role="region" aria-label="${title}">${raw(flowchartPicture(chart, PALETTE).svg)}</div>
<h2>${t`In words`}</h2>
<ul>
${join(flowchartWords(chart).map((line) => markup`<li>${line}</li>\n`))}</ul>`);
}

const PALETTE: FlowPalette = { text: 'var(--text)', line: 'var(--quiet)', box: 'var(--raised)', page: 'var(--page)', cross: 'var(--wrong)' };
