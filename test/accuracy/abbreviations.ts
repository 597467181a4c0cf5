import { abbreviations } from '../../server/core/evidence/abbreviations.js';

/** An abstract with its gold pairs, as the corpus of Sohn et al. (2008) has them. */
export interface AbbreviationCase {
  readonly text: readonly string[];
  readonly gold: readonly (readonly [short: string, long: string])[];
}

export interface Agreement {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

/** Pairs found against gold pairs, each pair counted once a document; letter case counts in neither. */
export function abbreviationAgreement(cases: readonly AbbreviationCase[]): Agreement {
  let right = 0;
  const missed: string[] = [];
  const wrong: string[] = [];
  for (const { text, gold } of cases) {
    const found = new Set(text.flatMap((paragraph) => abbreviations(paragraph).map(({ short, long }) => pair(short, long))));
    const wanted = new Set(gold.map(([short, long]) => pair(short, long)));
    for (const each of wanted) if (found.has(each)) right++; else missed.push(each);
    for (const each of found) if (!wanted.has(each)) wrong.push(each);
  }
  const precision = right / Math.max(1, right + wrong.length);
  const recall = right / Math.max(1, right + missed.length);
  return { precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall), missed, wrong };
}

function pair(short: string, long: string): string {
  return `${short} | ${long}`.toLowerCase().replace(/\s+/gu, ' ');
}
