// Bundles a TypeScript file and runs it as the shipped code would run: `node scripts/run.mjs test/bench/main.ts [argument …]`.
import { basename, dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const [entry, ...args] = process.argv.slice(2);
// In dist/, as the shipped code is, for code finds data/ by its own place: dist/run-bench-main.mjs.
const outfile = `dist/run-${basename(dirname(entry))}-${basename(entry, '.ts')}.mjs`;
await build({ entryPoints: [entry], outfile, bundle: true, packages: 'external', platform: 'node', format: 'esm', target: 'node20.19', sourcemap: 'inline', logLevel: 'warning' });
process.argv.splice(1, process.argv.length - 1, entry, ...args);
process.setSourceMapsEnabled(true);
await import(pathToFileURL(outfile).href);
