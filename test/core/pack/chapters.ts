/** Where each chapter of the original is restated: how its heading begins there, file and headings here. */
export const chapters: readonly { original: string; file: string; headings: readonly string[] }[] = [
  { original: "Alectinib's Impact on", file: 'guide.md', headings: ["Alectinib's Impact on the Tumor Microenvironment: A Technical Guide"] },
  { original: 'Executive Summary', file: 'guide.md', headings: ['Summary'] },
  { original: "Alectinib's Core Mechanism of Action", file: 'guide.md', headings: ['Mechanism of action'] },
  { original: 'Modulation of the Tumor Immune Microenvironment', file: 'guide.md', headings: ['The tumor immune microenvironment'] },
  { original: 'Requirement of Adaptive Immunity', file: 'guide.md', headings: ['Adaptive immunity and durable response'] },
  { original: 'Impact on Tumor-Infiltrating', file: 'guide.md', headings: ['Tumor-infiltrating lymphocytes (TILs)'] },
  { original: 'Alteration of Chemokine', file: 'guide.md', headings: ['Chemokines and cytokines'] },
  { original: 'Interaction with the PD-1/PD-L1 Axis', file: 'guide.md', headings: ['The PD-1/PD-L1 axis'] },
  { original: 'The Role of the TME', file: 'guide.md', headings: ['Resistance through the microenvironment'] },
  { original: 'Quantitative Data Summary', file: 'tables.md', headings: ['First-line treatment', 'After crizotinib', 'By PD-L1 expression'] },
  { original: 'Experimental Protocols', file: 'protocols.md', headings: ['Experimental protocols'] },
  { original: 'Murine Orthotopic', file: 'protocols.md', headings: ['Orthotopic lung cancer models in mice'] },
  { original: 'Immune Cell Analysis', file: 'protocols.md', headings: ['Immune cell analysis'] },
  { original: 'Gene and Protein', file: 'protocols.md', headings: ['Expression of genes and proteins'] },
  { original: 'Macrophage Co-culture', file: 'protocols.md', headings: ['Macrophage co-culture and conditioned media'] },
  { original: 'Conclusion and Future Directions', file: 'outlook.md', headings: ['Conclusion and outlook'] },
  { original: 'References', file: 'references.md', headings: ['References'] },
  { original: '- To cite this document', file: 'about.md', headings: ['How to cite'] },
  { original: 'Disclaimer', file: 'about.md', headings: ['Disclaimer'] },
];

/** What the original holds besides the guide, and why the pack leaves it out. */
export const excluded: readonly { lines: RegExp; reason: string }[] = [
  { lines: /^Compound of Interest$|^Compound Name: .*$|^Cat\. No\.: .*$/gm, reason: 'catalogue entry of a shop, with its number' },
  { lines: /^\[Get Quote\].*$|^Need Custom Synthesis\?$|^BenchChem offers .*$|^Need Industrial.*$/gm, reason: 'offer for sale' },
  { lines: /^\[Click to download.*$/gm, reason: 'button of a web page' },
  { lines: /^Technical Support: The protocols .*$/gm, reason: 'offer of a support team' },
  { lines: /^Our mission .*\n.*$/gm, reason: 'advertisement' },
  { lines: /^Contact$|^Address: .*$|^Ontario, .*$|^Phone: .*$|^Email: .*$/gm, reason: 'address, phone and mail of a company' },
];

/** The text of a plain-text guide under each heading that begins a line, in the order of the headings. */
export function chaptersOf(guide: string, headings: readonly string[]): string[] {
  const starts = headings.map((heading) => {
    const at = `\n${guide}`.indexOf(`\n${heading}`);
    if (at < 0) throw new Error(`the original has no line that begins with "${heading}"`);
    return at;
  });
  return starts.map((start, i) => guide.slice(guide.indexOf('\n', start), starts[i + 1]));
}

/** The text of a Markdown file under one heading, down to the next heading; `undefined` where there is none such. */
export function sectionOf(markdown: string, heading: string): string | undefined {
  const [, section] = markdown.split(/^(?=#{1,6} )/m).map(splitHeading).find(([title]) => title === heading) ?? [];
  return section;
}

/** Every heading of a Markdown file with the anchor that a link to it uses. */
export function anchorsOf(markdown: string): { heading: string; anchor: string }[] {
  return [...markdown.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => ({
    heading: heading!,
    anchor: heading!.toLowerCase().replace(/[^\p{L}\p{N}\- ]/gu, '').replace(/ /g, '-'),
  }));
}

function splitHeading(part: string): [string, string] {
  const end = part.indexOf('\n');
  return [part.slice(0, end).replace(/^#+ /, ''), part.slice(end)];
}
