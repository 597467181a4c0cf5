import { describe, expect, test } from 'vitest';
import { abbreviationAgreement, type AbbreviationCase } from './abbreviations.js';
import { corpus } from './corpus.js';
import { statisticAgreement, type StatisticCase } from './statistics.js';

describe('public data', () => {
  const abstracts = corpus<AbbreviationCase>('abbreviations/med1250-dev.jsonl');
  test.skipIf(!abstracts)('abbreviations: better than what is published', () => {
    expect(abbreviationAgreement(abstracts!).f1).toBeGreaterThan(0.9);
  });

  const results = corpus<StatisticCase>('statistics/statcheck-dev.jsonl');
  test.skipIf(!results)('p-values: at one with statcheck', () => {
    const { error, decision } = statisticAgreement(results!);
    expect(error).toBeGreaterThanOrEqual(0.995);
    expect(decision).toBeGreaterThanOrEqual(0.995);
  });
});
