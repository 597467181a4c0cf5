/**
 * The paths in an entry's `file` field, as its writers have them: Zotero's `Full Text:files/7/a.pdf:application/pdf`,
 * JabRef's `:a\:b.pdf:PDF`, several behind semicolons, or a plain path (`C:\papers\a.pdf` too).
 */
export function fileNames(value: string): string[] {
  return split(value, ';').map(pathOf).filter((path) => path !== '');
}

function pathOf(item: string): string {
  const pieces = split(item, ':');
  // `C:\papers\a.pdf` is one path, with or without a type behind it.
  const drive = /^\s*[a-z]$/i.test(pieces[0]!) && /^[\\/]/.test(pieces[1] ?? '');
  const path = pieces.length < 3 ? item : pieces.slice(drive ? 0 : 1, -1).join(':');
  return path.replace(/\\([:;])/g, '$1').trim();
}

function split(text: string, at: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\\' && (text[i + 1] === at || text[i + 1] === '\\')) i++;
    else if (text[i] === at) {
      pieces.push(text.slice(start, i));
      start = i + 1;
    }
  }
  pieces.push(text.slice(start));
  return pieces;
}
