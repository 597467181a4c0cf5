import { describe, expect, test } from 'vitest';
import { openService } from '../../../server/core/openService.ts';

// Invented: a trial of mulches in an orchard.
const ORCHARD = `# Mulch in the orchard

At harvest, 18.3% of the straw plots and 21.7% of the bark plots had lost their labels.

Trees pruned round were taller than those pruned flat: in the third year the girth was 88.7 cm flat and 92.1 cm round.

Yield was 4.1, 8.7 and 13.2 kg for Amberly, Brockton and Cawder before thinning; after ten days it was 2.9, 3.3 and 5.8 kg, respectively.

Root depth of Amberly fell by 58%, that of Brockton by 17%.

Treating 22 trees for the whole season prevented one loss.

Mowing before 10 June destroyed 64% of the nests.

**Table 1.** Scab and cost by mulch.

| Mulch | Scab, leaves (%) | Scab, young leaves (%) | Cost (euros) | Trees |
|---|---|---|---|---|
| Straw | 46.6 | 44.8 | 11.60 | 412 |
| Bark | 31.2 | 29.5 | 7.30 | 385 |

**Table 2.** Soil.

| Plot | Nitrate (mg/L) | | pH |
|---|---|---|---|
| | 1995–2004 | 2010–2019 | |
| North | 1.8 | 1.5 | 6.1 |
| South | 6.3 | 4.9 | 5.8 |

**Table 3.** Buds and fruit by cultivar.

| Cultivar | Buds | Fruit |
|---|---|---|
| Amberly | 2,310 | 240 |
| Brockton | 1,975 | 186 |
| Cawder | 1,610 | 133 |

**Table 4.** Fruit per tree.

| Spray | Early | Late |
|---|---|---|
| Water | 1,482 | 165 |
| Lime 30 mg/kg | 871 | 112 |

**Table 5.** Injuries, n (%).

| Injury | Ladder | Platform |
|---|---|---|
| Any | 38 (19.0) | 21 (10.5) |
| Wrist | 17 (8.5) | 6 (3.0) |
| Leading to leave | 12 (6.0) | 4 (2.0) |

**Table 6.** Light in the crown. PAR is the photon flux above the leaves.

| Row | PAR (W) | Gaps (%) |
|---|---|---|
| Eastern | 417 | 23.4 |
| Western | 352 | 31.8 |

Sap flow took 24.7 min to settle, and moths of type K flew 1,306 m and moths of type M 948 m.

Tall K moths lived for 18.5 days, tall M moths for 12.5 days.

Pruning was lowered from 5.2 to 3.1 hours a tree.

Fourteen gardeners in three villages kept diaries.

Water use in the mulched rows fell from 940 mL to 620 mL a day (mean difference to bare rows −270 mL, 95% CI −350 to −190).

Halving the load changed the odds of a broken branch (odds ratio 1.99, 95% CI 1.56–2.54).

Crowns that held less than 250 nests were left out.

**Table 7.** Change of sugar.

| Cultivar | Sugar (% per week) |
|---|---|
| Amberly | +0.6 |
| Brockton | −0.8 |
`;

/** `text → expected` of the contradictions in a sentence that cites the orchard, or another source. */
function contradictions(sentence: string, source = ORCHARD): readonly string[] {
  const service = openService();
  service.setSource('orchard.md', source);
  service.setBibliography('refs.bib', '@article{orchard, title={Mulch in the orchard}, file={orchard.md}}');
  service.setManuscript('review.md', { format: 'markdown', text: `${sentence.replace(/\.$/, '')} [@orchard].\n` });
  return service.check('review.md').figures.filter(({ verdict }) => verdict.verdict === 'contradicted').map(({ text, verdict }) => `${text} → ${verdict.expected}`);
}

describe('a figure meets its counterpart', () => {
  test.each([
    // What both did stands behind the second.
    ['Labels were lost in 21.7% of the straw plots', ['21.7% → 18.3%']],
    // Behind a colon a clause begins: what stands before the colon names neither figure.
    ['The girth of trees pruned round was 88.7 cm', ['88.7 cm → 92.1 cm']],
    // Names said before are dealt out again.
    ['After ten days Brockton yielded 5.8 kg', ['5.8 kg → 3.3 kg']],
    // Swapped digits are rather that than made of two other figures.
    ['Root depth of Brockton fell by 71%', ['71% → 17%']],
    // What nobody names is not meant: leaves, not young leaves.
    ['Scab on the leaves under straw reached 44.8%', ['44.8% → 46.6%']],
    ['Scab on the young leaves under straw reached 44.8%', []],
    // Small change is no large one.
    ['Straw mulch costs 11.60 cents', ['11.60 cents → 11.60 euros']],
    // A header that fills a span is a header, however few its columns.
    ['In 2010–2019, nitrate was 1.5 mg/L in the north and 4.9 mg/L in the south', []],
    ['In 2010–2019, nitrate averaged 6.3 mg/L in the southern plot', ['6.3 mg/L → 4.9 mg/L']],
    // A dose in a row's name is no unit of its cells.
    ['With lime the trees bore 871 fruit early', []],
    // A column of counts holds no percentages.
    ['Of the trees under straw, 12% stood in the shade', []],
    // Nobody says `at least 35` of hundreds.
    ['Under bark stood at least 385 trees', []],
    // Words that point back name nothing surely.
    ['Under straw the leaves had scab in 46.6%; under the other mulch the corresponding share was 29.5%', []],
    // The share of a count in brackets, whatever the caption says it of.
    ['Wrist injuries befell 3.0% of those on a ladder', ['3.0% → 8.5%']],
    ['Wrist injuries befell 8.5% of those on a ladder', []],
    // What there is any of, the caption says: nobody speaks of injuries in general here.
    ['The wrist suffered in 3.0% of those on a platform', []],
    // The same digits in another unit, where the source has no such figure.
    ['Sap flow settled after 24.7 hours', ['24.7 hours → 24.7 min']],
    // Two swapped digits of three or more are no chance.
    ['Some of the moths went as far as 1,360 m', ['1,360 m → 1,306 m']],
    // A capital by itself names together with the word behind it.
    ['Tall K moths lived for 12.5 days', ['12.5 days → 18.5 days']],
    // A symbol of a header means what the caption says it does.
    ['In the eastern row the photon flux was 352 W', ['352 W → 417 W']],
    // What a change began from is not what it came to.
    ['Pruning was lowered to 3.1 hours a tree, from 5.2 hours', []],
    // A clause with a subject of its own is of nobody named before.
    ['The eastern row had 23.4% of gaps; the other side of the plot had 31.8%', []],
    // One bound of the interval tells which estimate is meant, whatever the words.
    ['Lighter trees had 1.99 (95% CI 1.56–2.45) times the odds', ['95% CI 1.56–2.45 → 95% CI 1.56–2.54']],
    // A bound that the source sets the other way round.
    ['They studied no crown with less than 250 nests', []],
    // Villages are no gardeners, however many of these live there.
    ['A total of 14 gardeners kept diaries', []],
    // More of a fall is the lower.
    ['Water use fell by 320 mL a day in the mulched rows, 270 mL more than in bare rows', []],
    ['Water use fell by 320 mL a day in the mulched rows, 270 mL more than in bare rows (95% CI 190 to 350)', []],
    ['The mean difference of water use to bare rows was 270 mL (95% CI 190 to 350)', []],
    ['Water use in the mulched rows was 270 mL more than in bare rows', ['270 mL → −270 mL']],
    ['Sugar decreased by 0.6% a week in Amberly', ['0.6% a week → 0.6% a week']],
    // Two are not listed with a comma before the and.
    ['Bark scab reached 31.2%, and 46.6% was the share of scab under straw', []],
  ])('%s', (sentence, expected) => {
    expect(contradictions(sentence)).toEqual(expected);
  });
});

// In a small source a few words make a good fit.
describe('a figure of another kind is no counterpart', () => {
  test.each([
    // A number of ladders is no amount of what they were given.
    ['Tar oil (180 mL) eased climbing', 'A total of 82 ladders were assigned to 180 mL tar oil (n = 41) or boiled oil (n = 41). Climbing took 29 s with tar oil and 36 s with boiled oil.', []],
    // How much it differs by, and not which way.
    ['The mean difference to bare rows in daily water use was 270 mL (95% CI 190 to 350)', 'Mean daily water use fell from 940 mL to 620 mL in the mulched rows (mean difference to bare rows −270 mL, 95% CI −350 to −190).', []],
    // How many times as much is no share.
    ['Leaks fell from 21.7% (tin roof) to 3.3%, i.e. by a factor of 6.6', '| Roof | Dry (%) | Leaks (%) |\n|---|---|---|\n| Tin roof | 64.2 | 21.7 |\n| Slate | 78.3 | 12.5 |\n| Thatch | 92.5 | 3.3 |\n', []],
  ])('%s', (sentence, source, expected) => {
    expect(contradictions(sentence, `# Mulch in the orchard\n\n${source}\n`)).toEqual(expected);
  });
});

// Sentences beside a small source each.
describe('of whom and of what a sentence tells its figures', () => {
  const HANDS = 'Hand rub use was 49 mL per patient-day with individual feedback, 44 mL with ward feedback and 38 mL with posters. The rate ratio of infections against posters was 0.84 (95% CI 0.72–0.98) for ward feedback and 0.80 (95% CI 0.68–0.94) for individual feedback.';
  test.each([
    // A group that no source names inherits no other group.
    ['Hand rub use was 49 mL per patient-day with individual feedback, 44 mL with WF', HANDS, []],
    ['Infections were 20% fewer with individual feedback than with posters and 16% fewer with WF (rate ratio 0.84)', HANDS, []],
    // The estimate is the source's, the interval another estimate's.
    ['With ward feedback the rate ratio of infections against posters was 0.84 (95% CI 0.68–0.94)', HANDS, ['95% CI 0.68–0.94 → 95% CI 0.72–0.98']],
    // One measure of several.
    ['Death, infarction or stroke befell 12.8% of those on placebo', '| Outcome | Placebo (%) | Drug (%) |\n|---|---|---|\n| Primary endpoint | 12.8 | 10.1 |\n| Infarction | 6.6 | 4.8 |\n| Stroke | 2.8 | 2.4 |\n| Death | 4.7 | 4.1 |', []],
    // What introduces both figures is said of either, and a comparison right before a pair parts nothing.
    ['Off-peak trips, with an elasticity of −0.47, were twice as sensitive as peak trips', 'Off-peak trips responded more strongly than peak trips, with short-run elasticities of -0.47 and -0.22.', []],
    // The others are those that were not named.
    ['Readmitted were 13.8% of those followed up and 17.6% of the others', 'Within 30 days, 237 of 1,720 patients (13.8%) who were followed up were readmitted and 303 of 1,720 (17.6%) who were not.', []],
    // A fall may be no decrease.
    ['An injurious fall keeps a patient in hospital 8.3 days longer', 'A fall without injury prolonged the stay by 2.6 days; a fall with injury prolonged the stay in hospital of the patient by 8.3 days.', []],
    // A bound among other figures.
    ['They studied wards with fewer than 3 falls per 1,000 patient-days', 'Wards were eligible with at least 18 beds and more than 3 falls per 1,000 patient-days in the year before.', ['3 falls per 1,000 patient-days → 3 falls per 1,000 patient-days']],
    ['They looked at 3,174 firms, each with at most ten workers', 'We took firms with at least ten workers; there were 3,174 firms.', ['ten → ten']],
    // From and to, told the other way round.
    ['Steps shortened to 143 cm with the plate, from 138 cm in the flat', 'Step length was 138 cm in the flat and 143 cm with the plate.', ['143 cm → undefined']],
    // A condition in another unit.
    ['Houses peaked at 4.7 W without and at 2.8 kW with insulation', 'The peak load of houses was 4.7 kW without and 2.8 kW with insulation.', ['4.7 W → 4.7 kW']],
    ['Houses were heated for 16 h and watched after 30 min without insulation', 'Houses without insulation were heated for 16 h; the peak load lasted 30 h.', []],
    // What restates a figure is of the same thing in another unit.
    ['Over 5 km foam made them 26 s faster and the plate 30 s, or 2.4%', 'A saving of more than 1% was found in 19 of 26 runners (73%) with foam and in 23 of 26 (88%) with the plate.', []],
    // A whole number in a sentence is no percentage.
    ['Solder bonds had given way in 18 of the failed modules, cells had cracked in 28%', 'Of the 47 failures, 18 were solder bond failures, 13 were cracked cells, 9 were delaminations and 7 had other causes.', []],
    // At another time.
    ['At the 6-month follow-up the share that took the drug was 69% with care and 59% without', '| Time | With care (%) | Without (%) |\n|---|---|---|\n| 3 months follow-up | 82 | 32 |\n| 12 months follow-up | 61 | 59 |', []],
    // One number of two groups is one group's.
    ['Load fell from 7.4 to 7.1 patients per nurse in Norrmark and to 7.1 patients per nurse in Sydmark', '| Patients per nurse | Norrmark | Sydmark |\n|---|---|---|\n| Before | 7.4 | 7.2 |\n| After | 5.6 | 7.1 |', ['7.1 patients per nurse → 5.6 patients per nurse']],
    // `Those of` behind a share is what it is a share of.
    ['Within three years, 4.1% of the loans of savings banks, 5.6% of those of commercial banks and 13.7% of those of platforms were in default', '| Measure | Savings banks | Commercial banks | Platforms |\n|---|---|---|---|\n| Three-year default rate (%) | 4.1 | 5.6 | 13.7 |', []],
    // Two figures `respectively` of the one group that their clause names.
    ['Experienced users pulled with a force of 12.4 N with the fixed and 9.3 N with the reactive controller, and novices with 15.8 N and 11.3 N, respectively', '| Group | Measure | Fixed | Reactive |\n|---|---|---|---|\n| Experienced | Pull force (N) | 12.4 | 9.3 |\n| Experienced | Comfort | 4.6 | 6.0 |\n| Novices | Pull force (N) | 15.8 | 11.3 |\n| Novices | Comfort | 3.6 | 5.8 |', []],
    // What is louder than something, at so many decibels, is not that.
    ['Legged robots were 14 dB louder than wheeled ones, at 66 dB', '| Measure | Wheeled robots | Legged robots |\n|---|---|---|\n| Noise (dB) | 52 | 66 |\n| Stops per 100 deliveries | 3.6 | 2.9 |', []],
    // By how much two things are apart is nobody's level.
    ['The median operating time was 66 min for uncemented and 78 min for cemented replacements, 12 min in favour of the former', '| Measure | Cemented | Uncemented |\n|---|---|---|\n| Operating time, median (min) | 78 | 66 |', []],
    // What is said of all is said of the share.
    ['Of the larvae, 64.2% of 12,000 settled within 48 h at 27 °C', 'Settlement of 12,000 larvae within 48 h was 64.2% at 27 °C and fell to 31.5% at 31 °C.', []],
    // The difference is right, and its way is not.
    ['The pose error of the array was 2.7 mm, 2.5 mm larger than the 5.2 mm of the gripper', '| Measure | Array | Gripper |\n|---|---|---|\n| Pose error (mm) | 2.7 | 5.2 |', ['2.5 mm → undefined']],
    ['The reaction time was 574 ms with tones, 38 ms longer than without', 'The reaction time was 574 ms with tones and 612 ms without.', ['38 ms → undefined']],
    ['The reaction time was 574 ms with tones, 38 ms shorter than without', 'The reaction time was 574 ms with tones and 612 ms without.', []],
    // The way of a list is said once, and a decline goes down.
    ['Ozone fell by 1.3, 2.4 and 4.7 ppb at Hald, Merrow and Ostra, respectively', '| Site | Change of ozone (ppb) | Days |\n|---|---|---|\n| Hald | −1.3 | 31 |\n| Merrow | −2.4 | 28 |\n| Ostra | −4.7 | 17 |', []],
    ['The decline of ozone at Ostra amounted to 4.7 ppb', '| Site | Change of ozone (ppb) | Days |\n|---|---|---|\n| Hald | −1.3 | 31 |\n| Ostra | −4.7 | 17 |', []],
    // What is compared with the figure before is not said of the next one.
    ['The stronger dip left 6.9 mg on day 28, 3.3 mg less than water, and 2.3 mg on day 14', '| Day | Water (mg) | Weak dip (mg) | Stronger dip (mg) |\n|---|---|---|---|\n| 14 | 4.8 | 3.0 | 2.3 |\n| 28 | 10.2 | 8.4 | 6.9 |', []],
    // Thousands for millions.
    ['The mean platform loan was €61 million', '| Measure | Banks | Platforms |\n|---|---|---|\n| Mean loan (EUR thousand) | 142 | 61 |\n| Term (years) | 5.1 | 2.9 |', ['€61 million → €61 thousand']],
    ['The mean platform loan was €16,000', '| Measure | Banks | Platforms |\n|---|---|---|\n| Mean loan (EUR thousand) | 142 | 61 |\n| Term (years) | 5.1 | 2.9 |', ['€16,000 → €61,000']],
    ['The mean platform loan was €61,000', '| Measure | Banks | Platforms |\n|---|---|---|\n| Mean loan (EUR thousand) | 142 | 61 |\n| Term (years) | 5.1 | 2.9 |', []],
  ])('%s', (sentence, source, expected) => {
    expect(contradictions(sentence, `# Feedback\n\n${source}\n`)).toEqual(expected);
  });

  test('a way that is wrong is said in words', () => {
    const service = openService();
    service.setSource('tones.md', '# Tones\n\nThe reaction time was 574 ms with tones and 612 ms without.\n');
    service.setBibliography('refs.bib', '@article{tones, title={Tones}, file={tones.md}}');
    service.setManuscript('review.md', { format: 'markdown', text: 'The reaction time was 574 ms with tones, 38 ms longer than without [@tones].\n' });
    expect(service.check('review.md').findings.map(({ message }) => message)).toEqual(['38 ms, an increase: from 612 ms to 574 ms it goes down, not up. Turn the word or the two figures round.']);
  });

  test('a level that the source lets go the other way is told so, without a fix that changes nothing', () => {
    const service = openService();
    service.setSource('clay.md', '# Clay\n\nCuring at 35 °C lowered the strength of the reference to 44.2 MPa but raised that of the clay mix to 47.9 MPa.\n');
    service.setBibliography('refs.bib', '@article{clay, title={Clay}, file={clay.md}}');
    service.setManuscript('review.md', { format: 'markdown', text: 'Warm curing lowered the strength of the clay mix to 47.9 MPa [@clay].\n' });
    const { findings } = service.check('review.md');
    expect(findings.map(({ code, message, fixes }) => [code, message.replace(/: “.*/u, ''), fixes.length])).toEqual([['figure/comparator', '47.9 MPa goes the other way in the source: clay has 47.9 MPa', 0]]);
  });

  // Where a work is cited once, its paragraph's further sentences are of it.
  test.each([
    ['Kilns were studied lately [@kilns]. They are old. Some stand in Vey. Others stand in Oru. The wood is dry. Vey clay had a water uptake of 16.2%.', ['16.2% → 12.6%']],
    ['Kilns were studied lately [@kilns]. They are old. We built five. Ours is of Vey clay. It had a water uptake of 16.2%.', []],
  ])('%s', (text, expected) => {
    const service = openService();
    service.setSource('kilns.md', '# Kilns\n\n| Brick | Water uptake (%) | Strength (MPa) |\n|---|---|---|\n| Vey clay | 12.6 | 31.4 |\n| Oru clay | 15.3 | 24.9 |\n');
    service.setBibliography('refs.bib', '@article{kilns, title={Kilns}, file={kilns.md}}');
    service.setManuscript('review.md', { format: 'markdown', text: `${text}\n` });
    expect(service.check('review.md').figures.filter(({ verdict }) => verdict.verdict === 'contradicted').map(({ text: figure, verdict }) => `${figure} → ${verdict.expected}`)).toEqual(expected);
  });

  // What a sentence sets and finds not: swapped digits, another work's.
  test.each([
    ['The clay was calcined at 870 °C [@kilns], and 12.6% of it was water.', ['870 °C → 780 °C']],
    ['The clay was calcined at 780 °C [@kilns], and 12.6% of it was water.', []],
    ['The clay was calcined at 780 °C [@pots], and 9.4% of the pots cracked.', ['780 °C → kilns']],
    ['The clay was calcined at 650 °C [@kilns], and 12.6% of it was water.', []],
  ])('%s', (text, expected) => {
    const service = openService();
    service.setSource('kilns.md', '# Kilns\n\nThe clay was calcined at 780 °C for 90 minutes, and 12.6% of it was water.\n');
    service.setSource('pots.md', '# Pots\n\nOf the pots, 9.4% cracked when they were fired at 1,040 °C.\n');
    service.setBibliography('refs.bib', '@article{kilns, title={Kilns}, file={kilns.md}}\n@article{pots, title={Pots}, file={pots.md}}');
    service.setManuscript('review.md', { format: 'markdown', text: `${text}\n` });
    expect(service.check('review.md').figures.filter(({ verdict }) => verdict.verdict === 'contradicted').map(({ text: figure, verdict }) => `${figure} → ${verdict.expected}`)).toEqual(expected);
  });

  test('a title that speaks of own and others’ matter makes no section the author’s own', () => {
    const service = openService();
    service.setSource('orchard.md', ORCHARD);
    service.setBibliography('refs.bib', '@article{orchard, title={Mulch in the orchard}, file={orchard.md}}');
    service.setManuscript('review.md', { format: 'markdown', text: '# Mulches: a review with measurements of our own\n\n## Scab\n\nScab on the leaves was 31.2% under straw [@orchard].\n' });
    expect(service.check('review.md').figures.map(({ verdict }) => verdict.verdict)).toEqual(['contradicted']);
  });
});

describe('whose figure it is', () => {
  test.each([
    // Our own, though the sentence goes on to cite.
    'We merged samples with fewer than 40 leaves; in the earlier work those with more were merged [@orchard].',
    // A column of ours beside that of others.
    '| Gaps (%) | This study | Eastern row [@orchard] |\n|---|---|---|\n| Share | 29.1 | 23.4 |',
    // Taken off our own, and the same as theirs.
    'Straw took 4.2 points off our scab, as much as the 4 points of the orchard [@orchard].',
    // A negation turns a bound round.
    'They did not settle in less than 24.7 min [@orchard].',
  ])('%s', (text) => {
    const service = openService();
    service.setSource('orchard.md', ORCHARD);
    service.setBibliography('refs.bib', '@article{orchard, title={Mulch in the orchard}, file={orchard.md}}');
    service.setManuscript('review.md', { format: 'markdown', text: `${text}\n` });
    expect(service.check('review.md').findings.filter(({ code }) => code.startsWith('figure/') && code !== 'figure/uncited').map(({ message }) => message)).toEqual([]);
  });

  test('another clause that cites is the cited work’s', () => {
    const service = openService();
    service.setSource('orchard.md', ORCHARD);
    service.setBibliography('refs.bib', '@article{orchard, title={Mulch in the orchard}, file={orchard.md}}');
    service.setManuscript('review.md', { format: 'markdown', text: 'Scab on the leaves of our plots was 12.1%; under straw in the orchard scab on the leaves was 31.2% [@orchard].\n' });
    expect(service.check('review.md').figures.filter(({ verdict }) => verdict.verdict === 'contradicted').map(({ text }) => text)).toEqual(['31.2%']);
  });
});
