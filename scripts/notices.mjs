// Writes THIRD-PARTY-NOTICES.md: every package of which dist/ holds a part, with its licence in full.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { bundle } from '../esbuild.mjs';

/** What a licence asks to be said, beside its text. */
const remarks = {
  citeproc: 'Used under the Common Public Attribution License Version 1.0 (CPAL-1.0), one of the two it is offered under: '
    + 'citeproc-js, Copyright (c) 2009-2019 Frank Bennett, https://github.com/Juris-M/citeproc-js. '
    + 'It is bundled unmodified; its source is the npm package of the same name and version.',
};

const citationStyles = `## Citation styles

The citation styles and locales (CSL) come from the Citation Style Language project, https://citationstyles.org,
and are licensed under the Creative Commons Attribution-ShareAlike 3.0 Unported licence (CC BY-SA 3.0),
https://creativecommons.org/licenses/by-sa/3.0/. Each style names its authors in its \`<info>\` element.
`;

const packages = [...new Set((await bundle()).map(packageFolder).filter(Boolean))].sort();
writeFileSync('THIRD-PARTY-NOTICES.md', [
  '# Third-party notices\n\nClaimCheck includes the packages below. This file is written by `scripts/notices.mjs`.\n',
  citationStyles,
  ...packages.map(notice),
].join('\n'));

/** node_modules/a/node_modules/@b/c/lib/d.js → node_modules/a/node_modules/@b/c */
function packageFolder(input) {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
}

function notice(folder) {
  const { name, version, license, licenses } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const parts = [`## ${name} ${version}\n`, `Licence: ${license ?? licenses.map(({ type }) => type).join(' or ')}\n`];
  if (remarks[name]) parts.push(`${remarks[name]}\n`);
  const text = licenceText(folder);
  if (text) parts.push(`\`\`\`text\n${text}\n\`\`\`\n`);
  return parts.join('\n');
}

function licenceText(folder) {
  const file = readdirSync(folder).find((name) => /^(?:licen[cs]e|copying)(?:\.(?:md|txt))?$/i.test(name));
  return file && existsSync(`${folder}/${file}`) ? readFileSync(`${folder}/${file}`, 'utf8').trim().replace(/\r\n/g, '\n') : undefined;
}
