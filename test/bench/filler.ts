import type { Random } from './random.js';

/** A sentence without figures, as reviews are full of. */
export function filler(the: Random): string {
  const sentence = `${the.pick(OPENINGS)} ${the.pick(SUBJECTS)} ${the.pick(VERBS)} ${the.pick(OBJECTS)} ${the.pick(ENDINGS)}`;
  return `${sentence[0]!.toUpperCase()}${sentence.slice(1)}.`;
}

const OPENINGS = ['in most of the work published so far,', 'as several groups have pointed out,', 'it is often assumed that', 'for reasons that are still debated,', 'beyond these findings,', 'in contrast to earlier reports,', 'from a practical point of view,', 'at the level of single sites,', 'when the protocols are laid side by side,', 'with few exceptions,', 'on closer reading,', 'according to the authors,'];
const SUBJECTS = ['the choice of the comparator', 'the way in which outcomes were assessed', 'differences between centres', 'the underlying mechanism', 'the design of the instruments', 'a shift in the composition of the sample', 'the handling of missing observations', 'the microenvironment', 'an interaction with the season', 'the preparation of the material', 'adherence to the protocol', 'the training of the assessors', 'the definition of failure', 'the order in which conditions were run'];
const VERBS = ['explains', 'may account for', 'does not rule out', 'was found to shape', 'limits', 'has been linked to', 'tends to hide', 'makes it hard to interpret', 'was taken as evidence for', 'is consistent with', 'casts doubt on'];
const OBJECTS = ['the variation between the reports', 'a good part of the effect', 'the slower recovery seen elsewhere', 'what was observed under controlled conditions', 'the benefit in the groups that were followed longest', 'the contradiction between laboratory and field', 'any conclusion about causes', 'the agreement among raters', 'the loss of follow-up', 'a generalisation to other settings'];
const ENDINGS = ['although this was not tested', 'as long as the usual caveats are kept in mind', 'and deserves a study of its own', 'in the absence of a common standard', 'which later work has confirmed', 'at least in the short run', 'whatever the statistical model', 'under the assumptions made there', 'to a degree that surprised the authors', 'and has implications for practice'];
