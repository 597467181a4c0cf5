import { isNumbered, type Concept } from './concepts.js';
import { isGeneric, isUnmarked } from './lexicon.js';

/**
 * Things that a document sets against each other, so that a figure of one is not a figure of another:
 * the columns of a table, "alectinib versus crizotinib", "in NP28673 … in NP28761".
 */
export interface Contrast {
  readonly kind: FacetKind;
  readonly members: readonly Member[];
  /** The table whose headers they are; absent for what prose sets against each other. */
  readonly home?: object;
}

/** `group`: of whom or what (arm, method, material); `population`: in which (subgroup, condition, time, study, dataset); `measure`: what was measured. */
export type FacetKind = 'group' | 'population' | 'measure';

export interface Member {
  /** As the document prints it. */
  readonly name: string;
  readonly concepts: ReadonlySet<Concept>;
  /** Concepts that no other member has: naming one names the member. */
  readonly own: ReadonlySet<Concept>;
}

/** A contrast of the given names; undefined where fewer than two of them differ. */
export function contrast(kind: FacetKind, names: readonly { readonly name: string; readonly concepts: ReadonlySet<Concept> }[]): Contrast | undefined {
  const distinct = new Map<string, { readonly name: string; readonly concepts: ReadonlySet<Concept> }>();
  for (const entry of names) {
    const id = [...entry.concepts].sort().join(' ');
    if (id !== '' && !distinct.has(id)) distinct.set(id, entry);
  }
  if (distinct.size < 2) return undefined;
  const frequency = new Map<Concept, number>();
  for (const { concepts } of distinct.values()) for (const concept of concepts) frequency.set(concept, (frequency.get(concept) ?? 0) + 1);
  const members = [...distinct.values()].map(({ name, concepts }) => ({ name, concepts, own: new Set([...concepts].filter((concept) => frequency.get(concept) === 1)) }));
  return { kind, members };
}

/**
 * The contrasts of an axis. Names that share all but one part (`Tavorisib 40 mg`, `Docetaxel`) are one contrast; where names
 * are made of several parts (`40 mg, any grade`, `40 mg, grade ≥ 3`, `Docetaxel, any grade`), each set of names that agree
 * in all other parts gives one of the parts: `40 mg | Docetaxel`, `any | ≥ 3`. `kindOf` is told what
 * the names share besides.
 */
export function axisContrasts(names: readonly { readonly name: string; readonly concepts: ReadonlySet<Concept> }[], kindOf: (members: readonly ReadonlySet<Concept>[], shared: readonly Concept[]) => FacetKind): readonly Contrast[] {
  // `week_4` would make `week 4` weigh more than the drug's name beside it.
  const given = names.map(({ name, concepts }) => ({ name, concepts: new Set([...concepts].filter((concept) => !isNumbered(concept))) })).filter(({ concepts }) => concepts.size > 0).slice(0, MOST_NAMES);
  const bare = given.map(({ name, concepts }) => ({ name, concepts: telling(concepts) }));
  // `Base` and `Large` are general words too, but here they are all that tells.
  const list = nestings(bare) > nestings(given) ? given : bare;
  const shared = (i: number, j: number): readonly Concept[] => [...list[i]!.concepts].filter((concept) => list[j]!.concepts.has(concept));
  const most = list.map((_, i) => Math.max(0, ...list.map((_, j) => (i === j || sameConcepts(list[i]!.concepts, list[j]!.concepts) ? 0 : shared(i, j).length))));
  const byRest = new Map<string, Map<string, { readonly name: string; readonly concepts: ReadonlySet<Concept> }>>();
  for (let i = 0; i < list.length; i++) {
    for (let j = i + 1; j < list.length; j++) {
      const rest = shared(i, j);
      if (rest.length < most[i]! || rest.length < most[j]!) continue;
      const parts = [i, j].map((k) => new Set([...list[k]!.concepts].filter((concept) => !rest.includes(concept))));
      if (parts[0]!.size === 0 && parts[1]!.size === 0) continue;
      // `Brain metastases` against `No brain metastases`: both are told by the whole.
      const nested = parts.some((part) => part.size === 0);
      const id = `${[...rest].sort().join(' ')}${nested ? ' +' : ''}`;
      const members = byRest.get(id) ?? new Map<string, { readonly name: string; readonly concepts: ReadonlySet<Concept> }>();
      byRest.set(id, members);
      parts.forEach((part, at) => {
        const concepts = nested ? list[at === 0 ? i : j]!.concepts : part;
        members.set([...concepts].sort().join(' '), { name: list[at === 0 ? i : j]!.name, concepts });
      });
    }
  }
  return [...byRest].flatMap(([id, members]) => {
    const all = [...members.values()];
    const made = contrast(kindOf(all.map(({ concepts }) => concepts), id.endsWith(' +') ? [] : id.split(' ').filter((concept) => concept !== '')), all);
    return made ? [made] : [];
  });
}

/** Without the words that any name may have: `median`, `rate`, `patients`; a name of nothing else keeps them. */
function telling(concepts: ReadonlySet<Concept>): ReadonlySet<Concept> {
  const kept = [...concepts].filter((concept) => !isGeneric(concept) || isUnmarked(concept));
  return kept.length > 0 ? new Set(kept) : concepts;
}

/** How many names lie within another's. */
function nestings(names: readonly { readonly concepts: ReadonlySet<Concept> }[]): number {
  return names.filter((name) => names.some((other) => other !== name && [...name.concepts].every((concept) => other.concepts.has(concept)))).length;
}

/** An axis of thousands of names is a list of data, not of things compared. */
const MOST_NAMES = 80;

function sameConcepts(a: ReadonlySet<Concept>, b: ReadonlySet<Concept>): boolean {
  return a.size === b.size && [...a].every((concept) => b.has(concept));
}

/**
 * Which members a text names, in the order in which it names them. A member whose words are all part of another's
 * (`Brain metastases`, `No brain metastases`) is named only where the other is not.
 */
export function membersNamed(contrast: Contrast, concepts: readonly Concept[]): readonly Member[] {
  const first = positionsOf(concepts);
  const { all, partsOf } = shapeOf(contrast);
  if (!touches(all, first)) return [];
  const named: { readonly member: Member; readonly at: number }[] = [];
  for (const member of contrast.members) {
    let owned = 0;
    for (const concept of member.own) if (first.has(concept)) owned++;
    if (owned > 0) {
      // Of a long name one stray word is no mention; `no` alone is none of `No brain metastases`.
      if (owned * 3 < member.own.size && ![...member.own].some((concept) => first.has(concept) && isLettered(concept))) continue;
      if (partsOf.has(member) && !hasAll(first, member.concepts)) continue;
      named.push({ member, at: firstOf(member.own, first) });
    } else if (member.own.size === 0 && hasAll(first, member.concepts)) {
      named.push({ member, at: firstOf(member.concepts, first) });
    }
  }
  if (named.length < 2) return named.map(({ member }) => member);
  return named
    .filter(({ member }) => member.own.size > 0 || !named.some((other) => other.member !== member && isPart(member, other.member)))
    .sort((a, b) => a.at - b.at)
    .map(({ member }) => member);
}

function hasAll(first: ReadonlyMap<Concept, number>, concepts: ReadonlySet<Concept>): boolean {
  for (const concept of concepts) if (!first.has(concept)) return false;
  return true;
}

/** Where the first of some concepts comes up. */
function firstOf(concepts: ReadonlySet<Concept>, first: ReadonlyMap<Concept, number>): number {
  let at = Infinity;
  for (const concept of concepts) at = Math.min(at, first.get(concept) ?? Infinity);
  return at;
}

/** `unit_b` of `unit B`: a letter that names is name enough. */
function isLettered(concept: Concept): boolean {
  return /^\p{L}{3,}_\p{L}$/u.test(concept);
}

/**
 * The contrasts of a source that some words may name members of, in their order; all others name none of these words.
 * A source may have hundreds, and a sentence touches a few.
 */
export function contrastsTouched(contrasts: readonly Contrast[], words: readonly Iterable<Concept>[]): readonly Contrast[] {
  let index = indexes.get(contrasts);
  if (!index) {
    const made = new Map<Concept, number[]>();
    contrasts.forEach((set, at) => {
      for (const concept of shapeOf(set).all) {
        const known = made.get(concept);
        if (known) known.push(at);
        else made.set(concept, [at]);
      }
    });
    indexes.set(contrasts, (index = made));
  }
  const found = new Set<number>();
  for (const list of words) for (const concept of list) for (const at of index.get(concept) ?? []) found.add(at);
  return [...found].sort((a, b) => a - b).map((at) => contrasts[at]!);
}

const indexes = new WeakMap<readonly Contrast[], ReadonlyMap<Concept, readonly number[]>>();

/** What every question about a contrast asks anew. */
interface Shape {
  readonly all: ReadonlySet<Concept>;
  /** Members of which another one's words are all a part. */
  readonly partsOf: ReadonlySet<Member>;
}

const shapes = new WeakMap<Contrast, Shape>();

function shapeOf(contrast: Contrast): Shape {
  let shape = shapes.get(contrast);
  if (!shape) {
    const { members } = contrast;
    const partsOf = new Set(members.filter((member) => members.some((other) => other !== member && isPart(other, member))));
    shapes.set(contrast, (shape = { all: new Set(members.flatMap(({ concepts }) => [...concepts])), partsOf }));
  }
  return shape;
}

/** Where each concept comes up first; asked of one list for many contrasts. */
function positionsOf(concepts: readonly Concept[]): ReadonlyMap<Concept, number> {
  let first = positions.get(concepts);
  if (!first) {
    const made = new Map<Concept, number>();
    concepts.forEach((concept, index) => {
      if (!made.has(concept)) made.set(concept, index);
    });
    positions.set(concepts, (first = made));
  }
  return first;
}

const positions = new WeakMap<readonly Concept[], ReadonlyMap<Concept, number>>();

function touches(all: ReadonlySet<Concept>, first: ReadonlyMap<Concept, number>): boolean {
  for (const concept of first.keys()) if (all.has(concept)) return true;
  return false;
}

/**
 * The contrasts without own words that the document uses of another member too: the `care` of `usual care` where it also
 * speaks of `sensor-guided care`. `labels` are the concepts of its headers.
 */
export function exclusive(contrasts: readonly Contrast[], labels: readonly ReadonlySet<Concept>[]): readonly Contrast[] {
  return contrasts.map((set) => ({
    ...set,
    members: set.members.map((member) => {
      if (member.own.size < 2) return member;
      const others = set.members.filter((other) => other !== member);
      const shared = [...member.own].filter((concept) =>
        labels.some((label) => label.has(concept) && ![...member.own].some((own) => own !== concept && label.has(own)) && others.some((other) => [...other.own].some((own) => label.has(own)))),
      );
      return shared.length === 0 || shared.length === member.own.size ? member : { ...member, own: new Set([...member.own].filter((concept) => !shared.includes(concept))) };
    }),
  }));
}

/** Whether some member's words are all part of another's. */
export function isNested(contrast: Contrast): boolean {
  return shapeOf(contrast).partsOf.size > 0;
}

function isPart(member: Member, other: Member): boolean {
  if (member.concepts.size >= other.concepts.size) return false;
  for (const concept of member.concepts) if (!other.concepts.has(concept)) return false;
  return true;
}
