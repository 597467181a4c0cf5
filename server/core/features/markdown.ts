/**
 * A text as Markdown shows it unchanged, on one line: texts of the workspace are untrusted, so that none of their
 * marks, tags or links may take effect. CommonMark lets every ASCII punctuation mark be escaped (§2.4).
 */
export function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~&$]/g, '\\$&')
    .replace(/^([-+=]|\d{1,9}(?=[.)]))/, (mark) => (/\d/.test(mark) ? mark : `\\${mark}`))
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    // What editors would make links of: `https://…`, `www.…`, `name@host`.
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\bwww\./gi, (www) => `${www.slice(0, 3)}\\.`)
    .replace(/(?<=\w)@(?=\w)/g, '\\@')
    .replace(/!(?=\\\[)/g, '\\!');
}

/** A link, or its text alone where the target is no web address. */
export function link(text: string, target: string): string {
  if (!/^https?:\/\/[^\s<>]{1,2000}$/i.test(target)) return escaped(text);
  return `[${escaped(text)}](<${target.replace(/\\/g, '%5C')}>)`;
}
