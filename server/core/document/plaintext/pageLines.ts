/** A line of a page, without the white space round it. */
export interface PageLine {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Characters of white space before it. */
  readonly indent: number;
  readonly page: number;
  /** Whether tabs, or gaps of spaces, part it into fields. */
  readonly parted: 'tabs' | 'gaps' | undefined;
  /** Page numbers, running headers, download links: print around the text, not of it. */
  readonly furniture: boolean;
}

/** Lines end at LF, CR, CRLF and form feed; a form feed begins a page. */
export function pageLines(text: string): readonly PageLine[] {
  const lines: PageLine[] = [];
  const breaks = /\r\n|[\n\r\f]/g;
  let page = 0;
  let from = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (;;) {
    const found = breaks.exec(text);
    const to = found?.index ?? text.length;
    lines.push(lineOf(text, from, to, page));
    if (!found) break;
    if (found[0] === '\f') page++;
    from = to + found[0].length;
  }
  return markFurniture(lines);
}

function lineOf(text: string, from: number, to: number, page: number): PageLine {
  let [start, end] = [from, to];
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  const own = text.slice(start, end);
  const parted = own.includes('\t') ? 'tabs' : own.includes('  ') || own.includes('\u00A0\u00A0') ? 'gaps' : undefined;
  return { start, end, text: own, indent: start - from, page, parted, furniture: false };
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 0xa0 || code === 0xfeff || code === 0x200b;
}

const PAGE_NUMBER = /^(?:[-–—]\s?)?(?:page\s)?\d{1,4}(?:\s?(?:of|\/)\s?\d{1,4})?(?:\s?[-–—])?$/i;
const DEAD_LINK = /^!?\[[^\]\\]{0,200}[A-Za-z][^\]\\]{0,200}\]\(#?\)$/;
const CONTACT = /^(?:e-?mail|phone|tel(?:ephone)?|fax|address|website|cat(?:alog)?\. ?(?:no|nr)\.?|get quote)\s*:/i;

function markFurniture(lines: readonly PageLine[]): readonly PageLine[] {
  const repeated = new Map<string, number>();
  const isEdge = (i: number): boolean => {
    const before = lines[i - 1];
    const after = lines[i + 1];
    return before === undefined || after === undefined || before.page !== lines[i]!.page || after.page !== lines[i]!.page || before.text === '' && after.text === '';
  };
  const shapeOf = (line: PageLine): string => line.text.replace(/\d+/g, '#');
  const isCandidate = (line: PageLine, i: number): boolean =>
    line.text.length >= 3 && line.text.length <= 120 && !/[.:;]$/.test(line.text) && /\p{L}{2}/u.test(line.text) && line.parted !== 'tabs' && !/^(?:[-•*]|Tab|Fig)/.test(line.text) && isEdge(i);
  lines.forEach((line, i) => {
    if (isCandidate(line, i)) repeated.set(shapeOf(line), (repeated.get(shapeOf(line)) ?? 0) + 1);
  });
  return lines.map((line, i) => {
    if (line.text === '') return line;
    if (line.text.length > 250) return line;
    const furniture =
      PAGE_NUMBER.test(line.text) && isEdge(i) || DEAD_LINK.test(line.text) || CONTACT.test(line.text) || isCandidate(line, i) && (repeated.get(shapeOf(line)) ?? 0) >= 3;
    return furniture ? { ...line, furniture } : line;
  });
}
