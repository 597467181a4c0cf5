/** The address in a note, and the words around it that say more than that there is one: `Available at \url{https://…}` → no words. */
export function webAddress(note: string): { readonly url: string; readonly words: string } | undefined {
  const found = /\\url\s{0,9}\{([^{}]{1,2000})\}|\bhttps?:\/\/[^\s{}"<>]{1,2000}/i.exec(note);
  if (!found) return undefined;
  const url = (found[1] ?? found[0]).trim().replace(/\\(?=[_%&#~])/g, '').replace(/[.,;]$/, '');
  if (!/^https?:\/\//i.test(url)) return undefined;
  const around = `${note.slice(0, found.index)} ${note.slice(found.index + found[0].length)}`.trim();
  return { url, words: saysNothing(around) ? '' : around };
}

/** What only leads to an address: `Freely available online at`. */
const LEADING = new Set(['also', 'freely', 'publicly', 'available', 'accessible', 'accessed', 'retrieved', 'found', 'see', 'online', 'on', 'line', 'at', 'from', 'via', 'under', 'web', 'site', 'page', 'website', 'webpage', 'url', 'internet']);

function saysNothing(text: string): boolean {
  return text.toLowerCase().split(/[^\p{L}\p{N}]+/u).every((word) => word === '' || LEADING.has(word));
}

/** When an author looked at a page, in a note: `Accessed: 2022-03-01`, `[Online; accessed 22-July-2004]` → year, month, day. */
export function accessedIn(note: string): readonly number[] | undefined {
  const said = /\b(?:accessed|retrieved|visited|viewed|consulted|checked)\b[\s:]{0,4}(?:on\s{1,4})?([^;()[\]{}]{4,40})/i.exec(note)?.[1];
  return said === undefined ? undefined : dateIn(said);
}

/** `2022-03-01`, `22-July-2004`, `22 July 2004`, `July 22, 2004`. */
export function dateIn(text: string): readonly number[] | undefined {
  const iso = /^\s*(\d{4})[-/](\d{1,2})[-/](\d{1,2})\b/.exec(text);
  if (iso) return dated(iso[1], iso[2], iso[3]);
  const day = /^\s*(\d{1,2})(?:st|nd|rd|th)?[\s.-]{1,3}([A-Za-z]{3,9})[\s.,-]{1,3}(\d{4})\b/.exec(text);
  if (day) return dated(day[3], monthOf(day[2]!), day[1]);
  const month = /^\s*([A-Za-z]{3,9})[\s.-]{1,3}(\d{1,2})(?:st|nd|rd|th)?[\s,]{1,3}(\d{4})\b/.exec(text);
  return month ? dated(month[3], monthOf(month[1]!), month[2]) : undefined;
}

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

function monthOf(word: string): number {
  return MONTHS.findIndex((month) => month.startsWith(word.toLowerCase())) + 1;
}

function dated(...parts: readonly (string | number | undefined)[]): readonly number[] | undefined {
  const [year, month, day] = parts.map(Number) as [number, number, number];
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? [year, month, day] : undefined;
}
