/**
 * The document's language as a BCP 47 tag, from babel's or polyglossia's name for it; a name not known here stays as it is.
 * Undefined where the preamble names none.
 */
export function documentLanguage(preamble: string): string | undefined {
  const polyglossia = /\\set(?:default|main)language\s?(?:\[[^\]]{0,200}\]\s?)?\{\s?([A-Za-z]{1,30})/.exec(preamble)?.[1];
  const main = /\bmain\s?=\s?([A-Za-z]{1,30})/.exec(babelOptions(preamble) ?? '')?.[1];
  // Babel's main language is the last of its options.
  const last = babelOptions(preamble)?.split(',').map((option) => option.trim()).filter((option) => /^[A-Za-z]{2,30}$/.test(option)).pop();
  const global = /\\documentclass\s*\[([^\]]{0,500})\]/.exec(preamble)?.[1]?.split(',').map((option) => option.trim()).filter((option) => TAGS.has(option)).pop();
  const name = polyglossia ?? main ?? last ?? (/\{babel\}|\{polyglossia\}/.test(preamble) ? global : undefined);
  return name === undefined ? undefined : TAGS.get(name) ?? name;
}

function babelOptions(preamble: string): string | undefined {
  return /\\usepackage\s?\[([^\]]{0,500})\]\s?\{babel\}/.exec(preamble)?.[1];
}

const TAGS: ReadonlyMap<string, string> = new Map(Object.entries({
  english: 'en', american: 'en-US', USenglish: 'en-US', usenglish: 'en-US', british: 'en-GB', UKenglish: 'en-GB', ukenglish: 'en-GB', canadian: 'en-CA', australian: 'en-AU',
  german: 'de', ngerman: 'de', austrian: 'de-AT', naustrian: 'de-AT', swissgerman: 'de-CH', nswissgerman: 'de-CH', french: 'fr', francais: 'fr', canadien: 'fr-CA',
  spanish: 'es', mexican: 'es-MX', portuguese: 'pt', portuges: 'pt', brazil: 'pt-BR', brazilian: 'pt-BR', italian: 'it', catalan: 'ca', romanian: 'ro', latin: 'la',
  dutch: 'nl', danish: 'da', swedish: 'sv', norsk: 'nb', nynorsk: 'nn', norwegian: 'nb', icelandic: 'is', finnish: 'fi', estonian: 'et', latvian: 'lv', lithuanian: 'lt',
  polish: 'pl', czech: 'cs', slovak: 'sk', slovene: 'sl', slovenian: 'sl', croatian: 'hr', serbian: 'sr', hungarian: 'hu', magyar: 'hu', bulgarian: 'bg', greek: 'el',
  russian: 'ru', ukrainian: 'uk', turkish: 'tr', hebrew: 'he', arabic: 'ar', japanese: 'ja', chinese: 'zh', korean: 'ko', vietnamese: 'vi', indonesian: 'id',
}));
