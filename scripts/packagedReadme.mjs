// Writes dist/README.md, the README as VS Code shows it of an installed extension: without pictures, of which VS Code
// loads none there but from the web, and without links to files that are not shipped.
import { readFileSync, writeFileSync } from 'node:fs';

writeFileSync('dist/README.md', readFileSync('README.md', 'utf8')
  .replace(/^!\[[^\]]*\]\([^)]*\)\n\n/gm, '')
  .replace(/\[([^\]]+)\]\((?!https?:|#)[^)]+\)/g, '$1'));
