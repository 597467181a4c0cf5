import type { Translations } from './core/text/language.js';
import { languageBundle } from './ownPlace.js';

/**
 * The translations into a language that an editor names: `zh-cn` as VS Code does, `zh-Hans-CN`, `zh_CN.UTF-8`. None for
 * English, and for one that nobody has translated into: all is said in English then.
 */
export function translationsInto(locale: string | undefined): Translations {
  const name = (locale ?? '').toLowerCase().replace(/[.@].*/s, '').replaceAll('_', '-');
  const bundle = languageBundle(SIMPLIFIED_CHINESE.test(name) ? 'zh-cn' : name);
  return bundle === undefined ? {} : (JSON.parse(bundle) as Translations);
}

/** Also without a region, and in Singapore; not what is written in traditional characters. */
const SIMPLIFIED_CHINESE = /^zh(?:-hans)?(?:-(?:cn|sg|my))?$/;
