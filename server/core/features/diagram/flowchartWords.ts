import { oneLine } from '../../rules/wording.js';
import { t } from '../../text/language.js';
import type { Flowchart, FlowLink } from './flowchart.js';

/** All that a flowchart shows, in words, a line each: `From Alectinib to EML4-ALK, ending in a cross: occupies the pocket`. */
export function flowchartWords({ nodes, groups, links }: Flowchart): readonly string[] {
  const names = new Map([...groups, ...nodes].map(({ id, label }) => [id, oneLine(label) || id]));
  const shown = links.filter(({ line }) => line !== 'hidden');
  const linked = new Set(shown.flatMap(({ from, to }) => [from, to]));
  return [
    ...shown.map((link) => linkInWords(link, names)),
    ...nodes.filter(({ id }) => !linked.has(id)).map(({ id }) => t`${names.get(id)!} stands alone`),
    ...groups.map(({ id }) => t`${names.get(id)!} holds ${[...nodes, ...groups].filter(({ group }) => group === id).map((each) => names.get(each.id)).join(', ') || t`nothing`}`),
  ];
}

function linkInWords(link: FlowLink, names: ReadonlyMap<string, string>): string {
  const way = t`From ${names.get(link.from)!} to ${names.get(link.to)!}`;
  const said = [way, ...manner(link)].reduce((all, part) => t`${all}, ${part}`);
  return link.label === '' ? said : t`${said}: ${oneLine(link.label)}`;
}

function manner({ head, tail, line }: FlowLink): readonly string[] {
  const ends = head === 'cross' ? [t`ending in a cross`] : head === 'circle' ? [t`ending in a circle`] : head === 'none' ? [t`without an arrow`] : tail === 'arrow' ? [t`and back`] : [];
  return [...ends, ...(line === 'dotted' ? [t`dotted`] : line === 'thick' ? [t`in bold`] : [])];
}
