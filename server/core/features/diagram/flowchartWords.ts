import { oneLine } from '../../rules/wording.js';
import type { Flowchart, FlowLink } from './flowchart.js';

/** All that a flowchart shows, in words, a line each: `From Alectinib to EML4-ALK, ending in a cross: occupies the pocket`. */
export function flowchartWords({ nodes, groups, links }: Flowchart): readonly string[] {
  const names = new Map([...groups, ...nodes].map(({ id, label }) => [id, oneLine(label) || id]));
  const shown = links.filter(({ line }) => line !== 'hidden');
  const linked = new Set(shown.flatMap(({ from, to }) => [from, to]));
  return [
    ...shown.map((link) => `From ${names.get(link.from)} to ${names.get(link.to)}${manner(link)}${link.label === '' ? '' : `: ${oneLine(link.label)}`}`),
    ...nodes.filter(({ id }) => !linked.has(id)).map(({ id }) => `${names.get(id)} stands alone`),
    ...groups.map(({ id }) => `${names.get(id)} holds ${[...nodes, ...groups].filter(({ group }) => group === id).map((each) => names.get(each.id)).join(', ') || 'nothing'}`),
  ];
}

function manner({ head, tail, line }: FlowLink): string {
  const ends = head === 'cross' ? ', ending in a cross' : head === 'circle' ? ', ending in a circle' : head === 'none' ? ', without an arrow' : tail === 'arrow' ? ', and back' : '';
  return `${ends}${line === 'dotted' ? ', dotted' : line === 'thick' ? ', in bold' : ''}`;
}
