import type { Concept } from './concepts.js';
import { stem } from '../text/words.js';
import type { FacetKind } from './contrast.js';

/**
 * General words of scientific English that tell what kind of thing a header or phrase names.
 * They belong to no field: a field's own words are learned from its documents.
 */
export function kindOfWord(concept: Concept): FacetKind | undefined {
  return KINDS.get(concept);
}

/** Words like `overall` that mark the unmarked case: their absence excludes nothing. */
export function isUnmarked(concept: Concept): boolean {
  return UNMARKED.has(concept);
}

/** Words that name no measure by themselves: `median`, `rate`, `patients`. */
export function isGeneric(concept: Concept): boolean {
  return GENERIC.has(concept);
}

const stems = (list: string): readonly Concept[] => list.split(/\s+/u).map(stem);

const KINDS: ReadonlyMap<Concept, FacetKind> = new Map([
  ...stems(`arm group placebo control treatment treated dose regimen method model ours algorithm approach system material sample catalyst alloy
    electrode electrolyte species taxon intervention comparator drug vehicle sham mg kg mg/kg untreated variant architecture classifier network baseline mixture mix binder
    specimen design technique supplier formulation policy technology strategy instrument configuration`).map((concept) => [concept, 'group'] as const),
  ...stems(`overall subgroup subset age aged year sex man woman stage history month week day hour minute time follow-up study trial cohort
    site region country city district province dataset corpus benchmark task split domain scenario season spring summer autumn winter temperature condition period wave phase
    population participant status state strata stratum quartile quintile tertile category location setting school grade setting fasted fed night rural urban
    elderly young old north south east west depth ph cycle basin station decade century no with without naive pretreated previous prior former current never`).map((concept) => [concept, 'population'] as const),
  ...stems(`rate ratio score survival accuracy error yield efficiency capacity strength concentration risk hazard odds incidence prevalence
    clearance exposure response duration mean median number count percentage proportion frequency density velocity speed cost price income weight height length width
    endpoint outcome measure parameter property metric variable coefficient elasticity slope correlation precision recall f1 latency throughput power energy
    modulus toughness conductivity resistance retention volume mass level index change difference abundance richness diversity biomass`).map((concept) => [concept, 'measure'] as const),
]);

const UNMARKED: ReadonlySet<Concept> = new Set(stems('overall all total whole entire main primary pooled combined full any every itt intention treat'));

const GENERIC: ReadonlySet<Concept> = new Set(
  stems(`median mean average rate patient patients participant participants subject people group arm cohort study trial value result level number percent percentage proportion
    ratio total overall table data estimate analysis ci interval confidence sd se n significant significantly respectively reported showed found observed compared
    population sample month week day year hour treated treatment received receive given respect case show report find observe reach achieve increase decrease reduce high low large small
    primary secondary endpoint outcome point time measure`),
);

/** Verbs, adverbs and linking words that papers of every field use; alone they point at no figure. */
export function isFiller(concept: Concept): boolean {
  return FILLER.has(concept);
}

const FILLER: ReadonlySet<Concept> = new Set(
  stems(`both neither roughly approximately about nearly almost only thereby occur occurs happen happened cut gave give given gives recorded record add added make made makes take took taken
    use used using remain remained stay stayed come came go went see seen saw keep kept bring brought put show shown yield yielded amount amounted stand stood fall fell rise rose
    increase increased decrease decreased reduce reduced raise raised lower higher lowered improve improved drop dropped gain gained grow grew exceed exceeded average averaged reach reached
    respectively correspond corresponding similar similarly different differ differed compare compared while whereas respective
    found find report reported observe observed measure measured estimate estimated note noted describe described state stated suggest suggested indicate indicated demonstrate demonstrated
    authors author work paper article study studies trial results result finding findings data evidence case cases example instance
    well good better best worse worst big bigger great greater strong less more most least half third quarter twice double doubled triple threefold fold time times point points percentage percent
    turn part side place way end number figure value level rate ratio year month week day hour minute
    one two three four five six seven eight nine ten first second last next early late later earlier long short longer shorter lasted last high low large small
    patient patients participant participants subject subjects person people who those these`),
);
