import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where this package lies; the code stands one folder below it, bundled (`dist/`) or not (`server/`). */
const packageRoot = new URL('../', import.meta.url);

/** The folder with the bundled guides, citation styles and locales. */
export const bundledData = fileURLToPath(new URL('data', packageRoot)).replaceAll('\\', '/');

/** The package's version, as its manifest says. */
export function version(): string {
  return (JSON.parse(readFileSync(new URL('package.json', packageRoot), 'utf8')) as { version: string }).version;
}

/** The words of a language as the package brings them, `l10n/bundle.l10n.zh-cn.json`; undefined for one that nobody has translated into. */
export function languageBundle(name: string): string | undefined {
  const file = new URL(`l10n/bundle.l10n.${encodeURIComponent(name)}.json`, packageRoot);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** The page that explains a rule, `docs/rules/figure-value.md` in this package; undefined where it is not shipped. */
export function rulePage(code: string): string | undefined {
  const known = pages.get(code);
  if (known !== undefined) return known || undefined;
  const page = new URL(`docs/rules/${code.replace('/', '-')}.md`, packageRoot);
  const href = existsSync(page) ? page.href : '';
  pages.set(code, href);
  return href || undefined;
}

const pages = new Map<string, string>();
