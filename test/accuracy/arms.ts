import { openService } from '../../server/core/openService.js';
import { stem, words } from '../../server/core/text/words.js';

/** A sentence of RCT-ART: its entities by offsets, and which arm and outcome each measurement belongs to. */
export interface ArmCase {
  readonly text: string;
  readonly ents: readonly (readonly [start: number, end: number, kind: 'MEAS' | 'INTV' | 'OC'])[];
  readonly rels: readonly (readonly [start: number, end: number, measurementStart: number, measurementEnd: number, kind: 'A1_RES' | 'A2_RES' | 'OC_RES'])[];
}

/** How many measurements belong to an arm, how many have a group, and whose group is another arm’s or none’s. */
export interface ArmAgreement {
  readonly measurements: number;
  readonly answered: number;
  readonly wrong: readonly string[];
  readonly silent: readonly string[];
}

/**
 * Every sentence by itself, as a source: is the group that is read of a figure the arm that RCT-ART ties it to? A group
 * that shares no word with this arm, or more with another arm of the sentence, is wrong.
 */
export function armAgreement(cases: readonly ArmCase[]): ArmAgreement {
  const wrong: string[] = [];
  const silent: string[] = [];
  let [measurements, answered] = [0, 0];
  for (const { text, ents, rels } of cases) {
    const found = openService().inspect('sentence.md', 'markdown', text).evidence.measurements;
    const arms = ents.filter(([, , kind]) => kind === 'INTV').map(([start, end]) => text.slice(start, end));
    for (const [start, end, kind] of ents) {
      const own = rels.filter((rel) => rel[2] === start && rel[3] === end && rel[4] !== 'OC_RES').map((rel) => text.slice(rel[0], rel[1]));
      if (kind !== 'MEAS' || own.length === 0) continue;
      measurements++;
      const told = found.filter(({ place: { span } }) => span.start < end && span.end > start);
      if (told.length === 0) continue;
      const group = told.map((one) => one.group).find((name) => name !== '');
      const shown = `${text.slice(start, end)} → ${own.join(' | ')}`;
      if (group === undefined) {
        silent.push(`${shown}   in: ${text}`);
        continue;
      }
      answered++;
      const likeness = (arm: string): number => shared(group, arm);
      const best = Math.max(...own.map(likeness));
      if (best === 0 || arms.some((arm) => !own.some((one) => shared(one, arm) >= 0.5) && likeness(arm) > best)) wrong.push(`${shown}, read ${group}   in: ${text}`);
    }
  }
  return { measurements, answered, wrong, silent };
}

/** The part of all words of two names that both have. */
function shared(one: string, other: string): number {
  const [a, b] = [one, other].map((name) => new Set(words(name).map(({ text }) => stem(text.toLowerCase())))) as [Set<string>, Set<string>];
  const both = [...a].filter((word) => b.has(word)).length;
  return both / (a.size + b.size - both || 1);
}
