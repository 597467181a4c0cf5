import type { Concept } from './concepts.js';

/**
 * Things that a document sets against each other, so that a figure of one is not a figure of another:
 * the columns of a table, "alectinib versus crizotinib", "in NP28673 … in NP28761".
 */
export interface Contrast {
  readonly kind: FacetKind;
  readonly members: readonly Member[];
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
 * Which members a text names, in the order in which it names them. A member whose words are all part of another's
 * (`Brain metastases`, `No brain metastases`) is named only where the other is not.
 */
export function membersNamed(contrast: Contrast, concepts: readonly Concept[]): readonly Member[] {
  const first = new Map<Concept, number>();
  concepts.forEach((concept, index) => {
    if (!first.has(concept)) first.set(concept, index);
  });
  const named: { readonly member: Member; readonly at: number }[] = [];
  for (const member of contrast.members) {
    const owned = [...member.own].filter((concept) => first.has(concept));
    if (owned.length > 0) {
      // Of a long name one stray word is no mention.
      if (owned.length * 3 < member.own.size) continue;
      named.push({ member, at: Math.min(...owned.map((concept) => first.get(concept)!)) });
    } else if (member.own.size === 0 && [...member.concepts].every((concept) => first.has(concept))) {
      named.push({ member, at: Math.min(...[...member.concepts].map((concept) => first.get(concept)!)) });
    }
  }
  return named
    .filter(({ member }) => member.own.size > 0 || !named.some((other) => other.member !== member && isPart(member, other.member)))
    .sort((a, b) => a.at - b.at)
    .map(({ member }) => member);
}

function isPart(member: Member, other: Member): boolean {
  if (member.concepts.size >= other.concepts.size) return false;
  for (const concept of member.concepts) if (!other.concepts.has(concept)) return false;
  return true;
}
