// Learns how much each sign of an alignment weighs, from the labelled manuscripts of the development part: `npm run learn`.
// Writes server/core/verdict/signWeights.ts; prints how often the measurement that is meant comes first, in fields held out.
import { writeFileSync } from 'node:fs';
import { openService } from '../../server/core/openService.js';
import { openReader, formatOf } from '../../server/core/document/open.js';
import { isRight } from '../../server/core/quantity/compare.js';
import { recognise } from '../../server/core/quantity/recognise.js';
import type { Candidate, Case } from '../../server/core/verdict/candidate.js';
import { mayCounter } from '../../server/core/verdict/counterpart.js';
import { openFigureChecker } from '../../server/core/verdict/figureChecker.js';
import { SIGNS, signsFor } from '../../server/core/verdict/signs.js';
import { casesOf, type Mark } from './cases.js';
import { heldOut, learned, type Choice } from './choices.js';

const FOLDS = 8;
const names = Object.keys(SIGNS);
const choices = choicesOf('dev');
const fields = [...new Set(choices.map(({ field }) => field))].sort();
const right = heldOut(choices, FOLDS, ({ field }) => fields.indexOf(field) % FOLDS);
console.log(`${choices.length} figures of ${fields.length} fields: the measurement meant comes first in ${((100 * right) / choices.length).toFixed(1)}%, an eighth of the fields held out in turn`);
const weights = learned(choices);
writeFileSync(
  'server/core/verdict/signWeights.ts',
  `import type { Sign } from './signs.js';\n\n/** How much each sign weighs, in log-odds; written by \`npm run learn\`. */\nexport const WEIGHTS: Readonly<Record<Sign, number>> = {\n${names.map((name, i) => `  ${/^\w+$/u.test(name) ? name : `'${name}'`}: ${weights[i]!.toFixed(2)},\n`).join('')}};\n`,
);

/** Of each figure whose right value is known, the measurements that it could be, and which of them have that value. */
function choicesOf(part: string): readonly (Choice & { readonly field: string })[] {
  return casesOf(part).flatMap(({ field, manuscripts, sources, bibliographies }) =>
    manuscripts.flatMap(({ path, text, marks }) => {
      const service = openService();
      for (const source of sources) service.setSource(source.path, source.text);
      for (const bibliography of bibliographies) service.setBibliography(bibliography.path, bibliography.text);
      service.setManuscript(path, { format: formatOf(path)!, text });
      const heard = new Map<unknown, readonly { readonly the: Case; readonly candidates: readonly Candidate[] }[]>();
      const checker = openFigureChecker((the, candidates) => {
        const before = heard.get(the.asked.quantity) ?? [];
        if (!before.some(({ the: { source } }) => source === the.source)) heard.set(the.asked.quantity, [...before, { the, candidates }]);
      });
      const figures = checker.check(openReader(path, formatOf(path)!, {}).read(text), service.library(path)).all;
      return marks.flatMap((mark) =>
        figures
          .filter(({ span }) => span.start < mark.end && mark.start < span.end)
          .flatMap(({ quantity }) => (heard.get(quantity) ?? []).flatMap(({ the, candidates }) => choice(mark, the, candidates)))
          .map((one) => ({ ...one, field })),
      );
    }),
  );
}

function choice(mark: Mark, the: Case, candidates: readonly Candidate[]): readonly Choice[] {
  const isMeant = meantBy(mark);
  const pool = candidates.filter((candidate) => isRight(candidate.agreement) || mayCounter(the, candidate));
  if (!isMeant || !pool.some(isMeant)) return [];
  const signs = signsFor(the);
  return [{ options: pool.map((candidate) => ({ signs: signs(candidate.measurement, candidate.fit), meant: isMeant(candidate) })) }];
}

/** Which candidates a label says are meant; undefined where it does not tell. */
function meantBy({ right: label, codes, expected }: Mark): ((candidate: Candidate) => boolean) | undefined {
  if (['printed', 'rounded', 'converted'].includes(label)) return ({ agreement }) => isRight(agreement);
  if (!codes.some((code) => /^figure\/(?:arm|population|measure|value)$/u.test(code))) return undefined;
  const value = recognise(expected, false, false)[0]?.value;
  return value && (({ measurement: { quantity } }) => quantity.value.printed === value.printed || Math.abs(quantity.value.value - value.value) <= 1e-9 * Math.abs(value.value));
}
