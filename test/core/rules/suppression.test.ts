import { describe, expect, test } from 'vitest';
import { filesOf, serviceOf } from '../../support/fixture.js';

const bibliography = `
--- file: refs.bib
@misc{known, title = {A known work}}
`;

/** Words of the manuscript at which a finding is left. */
function left(manuscript: string, path = 'review.md'): readonly string[] {
  const service = serviceOf(filesOf(`${bibliography}--- file: ${path}\n${manuscript}`));
  const { text } = filesOf(`${bibliography}--- file: ${path}\n${manuscript}`)[1]!;
  return service.check(path).findings.map(({ span }) => text.slice(span.start, span.end));
}

describe('a comment silences', () => {
  test('the next line', () => {
    expect(left('<!-- claimcheck-disable-next-line citation/undefined -->\nOne [@first].\nTwo [@second].\n')).toEqual(['second']);
  });

  test('the next line that is not blank', () => {
    expect(left('<!-- claimcheck-disable-next-line -->\n\nOne [@first].\n\nTwo [@second].\n')).toEqual(['second']);
  });

  test('its own line', () => {
    expect(left('One [@first]. <!-- claimcheck-disable-line -->\nTwo [@second].\n')).toEqual(['second']);
  });

  test('all up to where it is enabled again', () => {
    expect(left('<!-- claimcheck-disable -->\n\nOne [@first].\n\nTwo [@second].\n\n<!-- claimcheck-enable -->\n\nThree [@third].\n')).toEqual(['third']);
  });

  test('all to the end', () => {
    expect(left('One [@first].\n\n<!-- claimcheck-disable citation/undefined -- keys come later -->\n\nTwo [@second].\n')).toEqual(['first']);
  });

  test('in LaTeX', () => {
    expect(left('% claimcheck-disable-next-line citation/undefined\nOne~\\cite{first}.\n\nTwo~\\cite{second}.\n', 'review.tex')).toEqual(['second']);
  });

  test('in Typst', () => {
    expect(left('// claimcheck-disable-next-line citation/undefined\nOne @first.\n\nTwo @second.\n', 'review.typ')).toEqual(['second']);
  });
});

describe('a comment does not silence', () => {
  test('another code', () => {
    expect(left('<!-- claimcheck-disable-next-line figure/value -->\nOne [@first].\n')).toEqual(['first']);
  });

  test('codes that are enabled again while others stay off', () => {
    expect(left('<!-- claimcheck-disable figure/value, citation/undefined -->\n\nOne [@first].\n\n<!-- claimcheck-enable citation/undefined -->\n\nTwo [@second].\n')).toEqual(['second']);
  });
});
