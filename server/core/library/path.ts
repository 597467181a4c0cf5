/** Whether a file named in `from` (`file = {papers/x.pdf}`) is the one at `path`: relative names count from `from`'s folder. */
export function samePath(from: string, named: string, path: string): boolean {
  return normal(named) === normal(path) || resolve(from, named) === normal(path);
}

/** A name that a file gives, as a path: absolute ones stay, others count from the file's folder. */
export function resolve(from: string, named: string): string {
  if (/^(?:\/|[a-z]:[\\/]|[a-z][\w+.-]+:\/\/)/iu.test(named)) return normal(named);
  const folder = from.replaceAll('\\', '/').replace(/[^/]*$/u, '');
  return normal(folder + named);
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
