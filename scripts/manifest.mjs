// The manifest as VS Code reads it in English: texts that package.json leaves to the languages filled in.
import { readFileSync } from 'node:fs';

const read = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** package.json, with `%setting.style%` replaced by what package.nls.json says. */
export function readManifest() {
  const words = read('package.nls.json');
  return JSON.parse(readFileSync('package.json', 'utf8'), (_, value) => (typeof value === 'string' && /^%[^%]+%$/.test(value) ? words[value.slice(1, -1)] ?? value : value));
}

/** All settings of a manifest by name, whatever group they stand in. */
export function settingsOf({ contributes: { configuration } }) {
  return Object.assign({}, ...configuration.map(({ properties }) => properties));
}
