/** The identifier in trailing attributes, `Efficacy {#tbl-x .wide}`, and where the text before them ends. */
export function trailingAttributes(text: string): { readonly label?: string; readonly end: number } {
  const open = text.lastIndexOf('{');
  if (open < 0 || text.length - open > 400) return { end: text.trimEnd().length };
  const match = /^\{(?:[#.=-][^{}]*|[\w-]+=[^{}]*)\}\s*$/.exec(text.slice(open));
  if (!match) return { end: text.trimEnd().length };
  return { label: /#([^\s}]+)/.exec(match[0])?.[1], end: text.slice(0, open).trimEnd().length };
}
