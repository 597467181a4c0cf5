/** What coverage compares of one sentence: its reference numbers, and its figures in the order of the text. */
export interface Statement {
  readonly text: string;
  readonly references: readonly string[];
  readonly figures: readonly string[];
}

/**
 * The sentences of a passage of prose and list items.
 *
 * `Alectinib targets ALK.[6][7]` and `ALK is the target of alectinib [6, 7].` both have the references 6 and 7.
 */
export function statements(passage: string): Statement[] {
  return sentences(passage).map((text) => ({
    text,
    references: [...text.matchAll(citation)].flatMap(([, numbers]) => numbers!.split(', ')),
    figures: figures(text.replace(citation, '')),
  }));
}

/**
 * Everything in a text that holds a digit, with the sign of comparison before it:
 * `≥50%`, `34.8`, the `10` of `10-fold`, `CXCL9`, `22C3`.
 */
export function figures(text: string): string[] {
  return [...plain(text).matchAll(/(?:[≥≤<>] ?)?\p{L}{0,8}\d[\p{L}\d]*(?:\.\d+)?%?/gu)].map(([figure]) =>
    figure.replace(' ', ''),
  );
}

/** One sign for one thing, however a text was set: `\geq` is ≥, `CD8⁺` is CD8+, `**alectinib**` is alectinib. */
export function plain(text: string): string {
  return text
    .replace(/\\geq/g, '≥')
    .replace(/⁺/g, '+')
    .replace(/\[\\\[(\d+)\\\]\]\(#\)/g, '[$1]')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*+/g, '');
}

const citation = /\[(\d{1,2}(?:, \d{1,2})*)\]/g;

function sentences(passage: string): string[] {
  return plain(passage)
    .split(/\n(?=- )/)
    .flatMap((item) =>
      item
        .replace(/^- /, '')
        .replace(/\s+/g, ' ')
        .replace(/\. ?((?:\[\d{1,2}\] ?)+)/g, (_, numbers: string) => ` ${numbers.trim()}. `)
        .split(/(?<=\.) +(?=[A-Z])/),
    )
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
