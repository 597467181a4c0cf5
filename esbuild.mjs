// Bundles what VS Code and the command line run into dist/: `node esbuild.mjs`.
import { readdir, rm } from 'node:fs/promises';
import { build } from 'esbuild';

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  outdir: 'dist',
  sourcemap: 'linked',
  // Names are kept, so that the stack in a bug report can be read.
  minifySyntax: true,
  minifyWhitespace: true,
  metafile: true,
  logLevel: 'warning',
};

/** What activation runs is one small file; the rest of the client is in others, which it loads later. */
const restApart = {
  name: 'rest apart',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/(?:session|views)\.js$/ }, ({ kind, path }) => (kind === 'dynamic-import' ? { path: path.replace(/\.js$/, '.cjs'), external: true } : undefined));
  },
};

/** Builds dist/; resolves to the paths of all the files that went into it. */
export async function bundle() {
  const results = await Promise.all([
    build({
      ...shared,
      entryPoints: { client: 'client/extension.ts', session: 'client/session.ts', views: 'client/views.ts' },
      format: 'cjs',
      outExtension: { '.js': '.cjs' },
      // VS Code hands out its API through `require('vscode')`, and so to what is loaded later, too.
      external: ['vscode'],
      supported: { 'dynamic-import': false },
      plugins: [restApart],
    }),
    // Modules, so that what both share is shipped once and what is seldom needed is loaded when it is.
    build({
      ...shared,
      entryPoints: { server: 'server/main.ts', cli: 'server/cli.ts' },
      format: 'esm',
      splitting: true,
      alias: {
        // Its main file asks for its parts in a way that no bundler follows.
        'jsonc-parser': 'jsonc-parser/lib/esm/main.js',
        'sync-fetch': './scripts/noNetwork.mjs',
        'fetch-ponyfill': './scripts/noNetwork.mjs',
      },
      // Beside their entries, for code finds data/ by its own place.
      chunkNames: '[name]-[hash]',
      // Bundled CommonJS packages ask for Node's own modules by `require`.
      banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
    }),
  ]);
  await removeStale(new Set(results.flatMap(({ metafile }) => Object.keys(metafile.outputs))));
  return results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
}

/** Removed last, and not first: what runs meanwhile finds its parts. */
async function removeStale(outputs) {
  for (const name of await readdir('dist')) if (!outputs.has(`dist/${name}`)) await rm(`dist/${name}`, { recursive: true, force: true });
}

if (process.argv[1] === import.meta.filename) await bundle();
