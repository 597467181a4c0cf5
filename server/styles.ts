import { readFileSync } from 'node:fs';
import { findStyle, type StyleFiles } from './core/bibliography/format/style.js';
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

/** Names come from users' files, so that none may lead elsewhere. */
function read(folder: string, name: string): string | undefined {
  if (!/^[\w-]{1,100}\.\w+$/.test(name)) return undefined;
  try {
    return readFileSync(`${bundledData}/${folder}/${name}`, 'utf8');
  } catch {
    return undefined;
  }
}
