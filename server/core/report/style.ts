/** The look of the report: one column, light and dark, tables that scroll when narrow, nothing torn apart in print. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --text: light-dark(#1f1f1f, #e6e6e6); --quiet: light-dark(#595959, #b0b0b0); --page: light-dark(#ffffff, #1c1c1c);
  --raised: light-dark(#f6f6f4, #262626); --edge: light-dark(#c9c9c4, #4a4a4a);
  --wrong: light-dark(#a8350b, #ffab70); --right: light-dark(#1a6b32, #7fd492); --source: light-dark(#0b5c9e, #79c0ff); --other: light-dark(#6b6b6b, #9a9a9a);
  --mark: light-dark(#fff0c2, #57470f);
}
:root:has(body.vscode-light), :root:has(body.vscode-high-contrast-light) { color-scheme: light; }
:root:has(body.vscode-dark), :root:has(body.vscode-high-contrast:not(.vscode-high-contrast-light)) { color-scheme: dark; }
:root:has(body.vscode-high-contrast) { --text: light-dark(#000, #fff); --quiet: var(--text); --page: light-dark(#fff, #000); --raised: var(--page); --edge: var(--text); --mark: var(--page); }
body { margin: 0; padding: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .25rem; padding-top: .5rem; border-top: 1px solid var(--edge); }
h3 { font-size: 1.05rem; margin: 0 0 .5rem; }
a { color: var(--source); }
.kind, .line, .from, figcaption, .rule, .step, footer { color: var(--quiet); }
.kind { margin: 0; }
.line { font-weight: normal; margin-right: .5rem; }
.counts { list-style: none; display: flex; flex-wrap: wrap; gap: .75rem; padding: 0; margin: 1.5rem 0; }
.counts li { flex: 1 1 10rem; padding: .6rem .9rem; background: var(--raised); border: 1px solid var(--edge); border-left: .35rem solid var(--other); }
.counts li.contradicted { border-left-color: var(--wrong); }
.counts li.supported { border-left-color: var(--right); }
.count { display: block; font-size: 1.6rem; font-weight: 600; line-height: 1.2; }
article { margin: 1rem 0; padding: 1rem; background: var(--raised); border: 1px solid var(--edge); border-left: .35rem solid var(--wrong); overflow-wrap: anywhere; }
article p { margin: .5rem 0; }
article figure { margin: .75rem 0; }
blockquote { margin: 0; padding-left: .75rem; border-left: 2px solid var(--source); }
figcaption, .from, .step { font-size: .9rem; }
mark { background: var(--mark); color: inherit; font-weight: 600; padding: 0 .1em; }
.contradicted mark { text-decoration: underline wavy var(--wrong); text-decoration-skip-ink: none; }
code, .place { font-family: ui-monospace, "SF Mono", Consolas, monospace; font-size: .9em; overflow-wrap: anywhere; }
.picture { overflow-x: auto; }
.picture svg { display: block; max-width: 100%; height: auto; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: .75rem 0; }
th, td { text-align: left; vertical-align: top; padding: .45rem .6rem; border-bottom: 1px solid var(--edge); }
th { font-weight: 600; white-space: nowrap; }
td:first-child { font-variant-numeric: tabular-nums; }
footer { margin-top: 3rem; border-top: 1px solid var(--edge); font-size: .9rem; }
@media print {
  :root { color-scheme: light; }
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  article, tr, .counts { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  .scroll, .picture { overflow: visible; }
  thead { display: table-header-group; }
  article, .counts li, mark { print-color-adjust: exact; }
}
@page { margin: 18mm; }
`;
