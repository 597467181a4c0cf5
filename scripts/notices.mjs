// Writes THIRD-PARTY-NOTICES.md: every package of which dist/ holds a part, with its licence in full.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { bundle } from '../esbuild.mjs';

/** What a licence asks to be said, beside its text. */
const remarks = {
  citeproc: 'Used under the Common Public Attribution License Version 1.0 (CPAL-1.0, https://opensource.org/license/cpal-1-0), '
    + 'one of the two it is offered under: citeproc-js, Copyright (c) 2009-2019 Frank Bennett, https://github.com/Juris-M/citeproc-js. '
    + 'Its code is unchanged but for being minified; its source is the npm package of the same name and version.',
  '@atomic-ehr/ucum': 'This product includes all or a portion of the UCUM table, UCUM codes, and UCUM definitions or is derived from it, '
    + 'subject to a license from Regenstrief Institute, Inc. and The UCUM Organization, a copy of which is available at https://unitsofmeasure.org. '
    + 'The UCUM table and UCUM codes are copyright Regenstrief Institute, Inc. and the Unified Codes for Units of Measures (UCUM) Organization. '
    + 'All rights reserved. They are provided "as is", without warranties of any kind.',
};

const citationStyles = `## Citation styles

The citation styles and locales (CSL) come from the Citation Style Language project, https://citationstyles.org,
and are licensed under the Creative Commons Attribution-ShareAlike 3.0 Unported licence (CC BY-SA 3.0),
https://creativecommons.org/licenses/by-sa/3.0/. They are \`data/styles/\` and \`data/locales/\`; each style names its authors
in its \`<info>\` element, of which other parts were left out. Nothing else was changed.
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
  const { name, version, license, licenses, author } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const licence = license ?? licenses.map(({ type }) => type).join(' or ');
  const text = licenceText(folder) ?? (licence === 'MIT' ? mit(author?.name ?? author ?? `the authors of ${name}`) : undefined);
  if (!text) throw new Error(`The licence of ${name}, ${licence}, has no text in its package.`);
  return [`## ${name} ${version}`, `Licence: ${licence}`, ...(remarks[name] ? [remarks[name]] : []), `\`\`\`text\n${text}\n\`\`\`\n`].join('\n\n');
}

function licenceText(folder) {
  const file = readdirSync(folder).find((name) => /^(?:licen[cs]e|copying)(?:\.(?:md|txt))?$/i.test(name));
  return file && readFileSync(`${folder}/${file}`, 'utf8').trim().replace(/\r\n/g, '\n');
}

/** For packages that name the licence and do not bring its text: that of our own, with their holder. */
function mit(holder) {
  return readFileSync('LICENSE', 'utf8').trim().replace(/^Copyright.*$/m, `Copyright (c) ${holder}`);
}
