import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { report, score } from './figures.js';
import { selfCheck } from './selfCheck.js';

// `npm run accuracy`: both parts, the test part in totals only, then public data where it is at hand.
// `npm run accuracy -- dev biliary`: one part, or one case of it, with lists.
const [part, only] = process.argv.slice(2);
for (const name of part ? [part] : ['dev', 'test']) console.log(report(name, score(name, only), part !== undefined));

const articles = join(process.env['CLAIMCHECK_SHARED'] ?? '../shared', 'corpora/trials/articles');
if (part === undefined && existsSync(articles)) {
  const { articles: count, figures, supported, contradictions } = selfCheck(articles);
  console.log(`## Public data\n\nself-check     ${count} articles against their own abstracts: ${figures} figures, ${supported} supported, ${contradictions.length} contradicted`);
  process.argv[2] = '';
  await import('./published.js');
}
