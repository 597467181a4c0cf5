import { report, score } from './figures.js';

// `npm run accuracy`: both parts, totals only for the test part. `npm run accuracy -- dev biliary`: one part or case, with lists.
const [part, only] = process.argv.slice(2);
for (const name of part ? [part] : ['dev', 'test']) console.log(report(name, score(name, only), part !== undefined));
