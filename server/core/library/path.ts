/** Whether a file named in `from` (`file = {papers/x.pdf}`) is the one at `path`: relative names count from `from`'s folder. */
export function samePath(from: string, named: string, path: string): boolean {
  return normal(named) === normal(path) || resolve(from, named) === normal(path);
}

/** A name that a file gives, as a path: absolute ones stay, others count from the file's folder. */
export function resolve(from: string, named: string): string {
  if (/^(?:\/|[a-z]:[\\/]|[a-z][\w+.-]+:\/\/)/iu.test(named)) return normal(named);
  const unix = from.replaceAll('\\', '/');
  return normal(unix.slice(0, unix.lastIndexOf('/') + 1) + named);
}

/** How a file is called from another: `refs.bib` beside it, `lit/refs.bib` below; elsewhere by its last two names. */
export function relativeName(path: string, from: string): string {
  const folder = from.slice(0, from.lastIndexOf('/') + 1);
  return path.startsWith(folder) ? path.slice(folder.length) : path.split('/').slice(-2).join('/');
}

function normal(path: string): string {
  const unix = path.replaceAll('\\', '/').replace(/^file:\/\//u, '');
  const parts: string[] = [];
  for (const part of unix.split('/')) {
    if (part === '.' || (part === '' && parts.length > 0)) continue;
    if (part === '..' && parts.length > 0 && parts[parts.length - 1] !== '..' && parts[parts.length - 1] !== '') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}
