// How far we agree with public data: `node scripts/run.mjs test/accuracy/published.ts [lists]`.
import { armAgreement, type ArmCase } from './arms.js';
import { abbreviationAgreement, type AbbreviationCase } from './abbreviations.js';
import { corpus } from './corpus.js';
import { statisticAgreement, type StatisticCase } from './statistics.js';

const lists = process.argv[2] === 'lists';
const percent = (share: number): string => `${(100 * share).toFixed(2)}%`;

const abstracts = corpus<AbbreviationCase>('abbreviations/med1250-dev.jsonl');
if (abstracts) {
  const { precision, recall, f1, missed, wrong } = abbreviationAgreement(abstracts);
  console.log(`abbreviations  ${abstracts.length} abstracts: F1 ${f1.toFixed(3)}, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)} (Schwartz-Hearst .835, Ab3P .896)`);
  if (lists) console.log([...missed.map((pair) => `  missed ${pair}`), ...wrong.map((pair) => `  wrong  ${pair}`)].join('\n'));
}

const results = corpus<StatisticCase>('statistics/statcheck-dev.jsonl');
if (results) {
  const { cases, error, decision, differing } = statisticAgreement(results);
  console.log(`statistics     ${cases} results: agreement with statcheck ${percent(error)} on errors, ${percent(decision)} on decision errors`);
  if (lists) console.log(differing.map((line) => `  ${line}`).join('\n'));
}

const sentences = corpus<ArmCase>('trials/rct-art-dev.jsonl');
if (sentences) {
  const { measurements, answered, wrong, silent } = armAgreement(sentences);
  console.log(`arms           ${sentences.length} sentences, ${measurements} measurements of an arm: ${percent(answered / measurements)} answered, ${percent(wrong.length / answered)} of these wrong`);
  if (lists) console.log([...wrong.map((line) => `  wrong  ${line}`), ...silent.map((line) => `  silent ${line}`)].join('\n'));
}
