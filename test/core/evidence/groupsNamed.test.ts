import { expect, test } from 'vitest';
import { NO_LABELS } from '../../../server/core/evidence/condition.js';
import { groupsNamed } from '../../../server/core/evidence/groupsNamed.js';
import { statements } from '../../../server/core/evidence/statement.js';

// A sentence, and of whom each of its figures is; `–` where the sentence does not tell.
test.each([
  ['The rate was 55.0% in the sprayed group and 15.0% in the control group.', 'sprayed group | control group'],
  ['Failures were 6% with heating and 30% with passive insulation.', 'heating | passive insulation'],
  ['Failures were rarer with heating than with insulation (6% vs 30%).', 'heating | insulation'],
  ['Compared with insulation, heating failed less often (6% vs 30%).', '– | insulation'],
  ['Compared with the insulated group, the heated group failed less often (6% vs 30%).', 'heated group | insulated group'],
  ['Median survival in arm A and arm B was 15.5 and 18.8 months, respectively.', 'arm A | arm B'],
  ['It lasted 20.3 and 14.9 months for HART and qdRT, respectively.', 'HART | qdRT'],
  ['They bled in the warfarin group (7 of 67) more often than in the heparin group (1 of 66).', 'warfarin group | heparin group'],
  ['Bleeding occurred in 1.8% (6 of 334 patients) in the warfarin group and 2.1% (7 of 336 patients) in the heparin group.', 'warfarin group | heparin group'],
  ['Eight percent of patients treated with degarelix and 10% of those on leuprolide had it.', 'degarelix | leuprolide'],
  ['Rejection came in 8.6% (induction) and 8.9% (no induction).', 'induction | no induction'],
  ['Stay was shorter (SH 2.2 days versus MM 3.1 days).', 'SH | MM'],
  ['Magnesium reduced the threshold by 0.3 °C.', 'Magnesium'],
  ['Of all patients, 12% had stopped.', '–'],
  ['Sensitivity and specificity were 81% and 92%, respectively.', '– | –'],
  ['Nausea (53% versus 37%) and vomiting (31% versus 19%) were frequent.', '– | – | – | –'],
])('%s', (text, expected) => {
  const [statement] = statements({ text, runs: [], citations: [], marks: [], links: [] }, { labels: NO_LABELS, decimalComma: false });
  expect(groupsNamed(statement!).map((name) => name ?? '–').join(' | ')).toBe(expected);
});
