import { readFileSync } from 'node:fs';
import { dependsOn, findStyle, STYLE_NAMES, titleOf, variablesOf, withLocaleOf, type StyleFiles } from './core/bibliography/format/style.js';
import { folderOf, resolvePath, type Files } from './files.js';
import { bundledData } from './ownPlace.js';

/** The citation styles and locales that come with the product: `data/styles/apa.csl`, `data/locales/de-DE.xml`. */
export const bundledStyles: StyleFiles = {
  style: (name) => read('styles', `${name}.csl`),
  locale: (name) => read('locales', `${name}.xml`),
};

/** The bundled style that a setting or a manuscript means: `nature.csl`, `NEJM` → its name; undefined where there is none. */
export function bundledStyleName(name: string): string | undefined {
  const found = findStyle(name, bundledStyles);
  return 'style' in found ? name : undefined;
}

/**
 * The text of a `.csl` file; of one that only refers to another style that lies beside it, that style's text with its own
 * language. Undefined where the file cannot be read.
 */
export async function readStyleFile(path: string, files: Files): Promise<string | undefined> {
  const { text } = await files.read(path);
  const parent = text === undefined ? undefined : dependsOn(text);
  if (text === undefined || parent === undefined || bundledStyleName(parent) !== undefined) return text;
  const beside = await files.read(resolvePath(folderOf(path), `${parent}.csl`));
  return beside.text === undefined ? text : withLocaleOf(text, beside.text);
}

/** The bundled styles by the name that an author would give them, with their titles, one name each. */
export function bundledStyleList(): readonly { readonly name: string; readonly title: string }[] {
  const names = new Map(Object.entries(STYLE_NAMES).reverse().map(([name, file]) => [file, name]));
  const short = Object.entries(STYLE_NAMES).filter(([name, file]) => names.get(file) === name || name === 'jama');
  return short.map(([name, file]) => ({ name, title: name === 'jama' ? 'JAMA' : titleOf(bundledStyles.style(file) ?? '') ?? name })).sort((a, b) => a.title.localeCompare(b.title, 'en'));
}

/** Why the text of a `.csl` file cannot be used; undefined where it can. */
export function styleProblem(text: string): string | undefined {
  const found = findStyle(text, bundledStyles);
  return 'problem' in found ? found.problem : undefined;
}

/** CSL variables that a style prints, given by its name or as the text of a `.csl`; undefined for what is no style. */
export function styleVariables(style: string): ReadonlySet<string> | undefined {
  if (printed?.style !== style) {
    const found = findStyle(style, bundledStyles);
    printed = { style, variables: 'style' in found ? variablesOf(found.style.text) : undefined };
  }
  return printed.variables;
}

/** Of the style last asked for; a workspace has one. */
let printed: { readonly style: string; readonly variables: ReadonlySet<string> | undefined } | undefined;

/** Names come from users' files, so that none may lead elsewhere. */
function read(folder: string, name: string): string | undefined {
  if (!/^[\w-]{1,100}\.\w+$/.test(name)) return undefined;
  try {
    return readFileSync(`${bundledData}/${folder}/${name}`, 'utf8');
  } catch {
    return undefined;
  }
}
