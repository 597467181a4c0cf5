import { t } from '../text/language.js';
import { markup, raw, type Markup } from './markup.js';
import { STYLE } from './style.js';

/** A whole HTML page: no script, nothing loaded, for its policy forbids it. Light and dark as the reader has it, and light in print. */
export function page(title: string, main: Markup, { generator }: { readonly generator?: string } = {}): string {
  return `${markup`<!DOCTYPE html>
<html lang="${t`en`}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
${generator === undefined ? '' : markup`<meta name="generator" content="${generator}">
`}<title>${title}</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<main>
${main}
</main>
</body>
</html>`}\n`;
}
