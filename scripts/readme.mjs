// Writes the tables of README.md that tell what package.json holds: `node scripts/readme.mjs`. A test keeps them in step.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { readManifest, settingsOf } from './manifest.mjs';

/** The README with its tables as they ought to be: each stands between `<!-- name -->` and `<!-- /name -->`. */
export function withTables(readme, manifest) {
  const settings = settingsOf(manifest);
  return Object.entries({ settings: settingsTable(settings), codes: codesTable(settings['claimcheck.rules'].properties) })
    .reduce((text, [name, table]) => text.replace(new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- /${name} -->)`), (_, open, close) => `${open}\n${table}\n\n${close}`), readme);
}

function settingsTable(settings) {
  const rows = Object.entries(settings)
    .filter(([name]) => name !== 'claimcheck.trace.server')
    .map(([name, { default: value, markdownDescription }]) => [`\`${name.replace('claimcheck.', '')}\``, `\`${JSON.stringify(value)}\``, markdownDescription]);
  return table(['setting', 'default', 'what it does'], rows);
}

function codesTable(codes) {
  const rows = Object.entries(codes)
    .map(([code, { default: severity, description }]) => [code, `docs/rules/${code.replace('/', '-')}.md`, severity, description])
    .filter(([, page]) => existsSync(page))
    .map(([code, page, severity, description]) => [`[\`${code}\`](${page})`, severity, description]);
  return table(['code', 'severity', 'what it says'], rows);
}

function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync('README.md', withTables(readFileSync('README.md', 'utf8'), readManifest()));
}
