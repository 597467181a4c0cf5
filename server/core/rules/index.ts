import { bibliographySyntax } from './bibliographySyntax.js';
import { citationDuplicate } from './citationDuplicate.js';
import { citationIncomplete } from './citationIncomplete.js';
import { citationUndefined } from './citationUndefined.js';
import { citationUnused } from './citationUnused.js';
import { figureArm } from './figureArm.js';
import { figureComparator } from './figureComparator.js';
import { figureInterval } from './figureInterval.js';
import { figureMeasure } from './figureMeasure.js';
import { figurePopulation } from './figurePopulation.js';
import { figureReference } from './figureReference.js';
import { figureRounding } from './figureRounding.js';
import { figureUncited } from './figureUncited.js';
import { figureUnit } from './figureUnit.js';
import { figureUnsupported } from './figureUnsupported.js';
import { figureValue } from './figureValue.js';
import { manuscriptInconsistent } from './manuscriptInconsistent.js';
import { statisticInterval } from './statisticInterval.js';
import { statisticPercentage } from './statisticPercentage.js';
import { statisticPValue } from './statisticPValue.js';
import { termInconsistent } from './termInconsistent.js';
import { termUndefined } from './termUndefined.js';
import type { Rule } from './rule.js';

/** All rules, in the order in which they are listed. */
export const rules: readonly Rule[] = [
  figureValue,
  figureArm,
  figurePopulation,
  figureMeasure,
  figureUnit,
  figureInterval,
  figureComparator,
  figureReference,
  figureUncited,
  figureUnsupported,
  figureRounding,
  citationUndefined,
  citationDuplicate,
  citationIncomplete,
  citationUnused,
  bibliographySyntax,
  statisticInterval,
  statisticPercentage,
  statisticPValue,
  termUndefined,
  termInconsistent,
  manuscriptInconsistent,
];
