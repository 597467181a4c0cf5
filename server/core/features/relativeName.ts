/** How a file is called from another: `refs.bib` beside it, `lit/refs.bib` below; elsewhere by its last two names. */
export function relativeName(path: string, from: string): string {
  const folder = from.slice(0, from.lastIndexOf('/') + 1);
  if (path.startsWith(folder)) return path.slice(folder.length);
  return path.split('/').slice(-2).join('/');
}
