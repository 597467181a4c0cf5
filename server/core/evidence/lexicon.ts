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
