/** The code of a language by babel's name for it (`langid = {ngerman}`), which CSL wants; a code stays; else undefined. */
export function languageCode(name: string): string | undefined {
  const word = name.trim().toLowerCase();
  return CODES.get(word) ?? (/^[a-z]{2}(?:-[a-z]{2,4})?$/.test(word) ? name.trim() : undefined);
}

const CODES: ReadonlyMap<string, string> = new Map(Object.entries({
  english: 'en', american: 'en-US', usenglish: 'en-US', british: 'en-GB', ukenglish: 'en-GB', canadian: 'en-CA', australian: 'en-AU',
  german: 'de', ngerman: 'de', germanb: 'de', deutsch: 'de', austrian: 'de-AT', naustrian: 'de-AT', swissgerman: 'de-CH', nswissgerman: 'de-CH',
  french: 'fr', francais: 'fr', français: 'fr', acadian: 'fr-CA', canadien: 'fr-CA', spanish: 'es', español: 'es', italian: 'it', italiano: 'it', portuguese: 'pt', portuges: 'pt', brazilian: 'pt-BR', brazil: 'pt-BR',
  dutch: 'nl', russian: 'ru', ukrainian: 'uk', polish: 'pl', czech: 'cs', slovak: 'sk', slovene: 'sl', croatian: 'hr', serbian: 'sr', bulgarian: 'bg', romanian: 'ro', hungarian: 'hu', magyar: 'hu',
  danish: 'da', swedish: 'sv', norwegian: 'nb', norsk: 'nb', nynorsk: 'nn', finnish: 'fi', estonian: 'et', latvian: 'lv', lithuanian: 'lt', icelandic: 'is', greek: 'el', turkish: 'tr', catalan: 'ca', galician: 'gl', basque: 'eu', latin: 'la',
  chinese: 'zh', japanese: 'ja', korean: 'ko', arabic: 'ar', hebrew: 'he', persian: 'fa', farsi: 'fa', hindi: 'hi', thai: 'th', vietnamese: 'vi', indonesian: 'id',
}));
