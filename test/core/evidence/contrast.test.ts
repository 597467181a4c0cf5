import { describe, expect, it } from 'vitest';
import { conceptsIn, conceptsOf, NO_ABBREVIATIONS } from '../../../server/core/evidence/concepts.js';
import { axisContrasts, membersNamed } from '../../../server/core/evidence/contrast.js';
import { words } from '../../../server/core/text/words.js';

/** The contrasts of some headers: `tavorisib 40 mg | docetaxel`. */
function contrasts(...names: readonly string[]) {
  return axisContrasts(names.map((name) => ({ name, concepts: conceptsIn(name, NO_ABBREVIATIONS) })), () => 'group');
}

function shown(...names: readonly string[]): readonly string[] {
  return contrasts(...names).map(({ members }) => members.map(({ concepts }) => [...concepts].join(' ')).join(' | '));
}

describe('headers along an axis exclude one another', () => {
  it('as they are, where they share no part', () => expect(shown('Nitrotin', 'Placebo')).toEqual(['nitrotin | placebo']));
  it('in each part, where they are made of several', () => {
    expect(shown('Solvan, week 4', 'Solvan, week 8', 'Placebo, week 4', 'Placebo, week 8')).toEqual(expect.arrayContaining(['4 | 8', 'solvan | placebo']));
  });
  it('a name within another is told by its whole', () => expect(shown('Brain metastases', 'No brain metastases')).toEqual(['brain metastasi | no brain metastasi']));
});

describe('the members that a text names, in its order', () => {
  const named = (text: string, ...names: readonly string[]): readonly string[] => contrasts(...names).flatMap((set) => membersNamed(set, conceptsOf(words(text), NO_ABBREVIATIONS)).map(({ name }) => name));
  it('by what only they have', () => expect(named('longer with placebo than with Nitrotin', 'Nitrotin', 'Placebo')).toEqual(['Placebo', 'Nitrotin']));
  it('none by half a name', () => expect(named('metastases', 'Brain metastases', 'No brain metastases')).toEqual([]));
  it('the longer name where both would do', () => expect(named('those without brain metastases', 'Brain metastases', 'No brain metastases')).toEqual(['No brain metastases']));
});
