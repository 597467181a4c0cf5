/** What an environment is to a reader. Those not named here are looked through: their text is read as if they were not there. */
export type EnvironmentKind = 'list' | 'quote' | 'abstract' | 'bibliography' | 'float' | 'figure' | 'tabular' | 'maths' | 'diagram' | 'algorithm' | 'notes';

export function environmentKind(name: string): EnvironmentKind | undefined {
  return KINDS.get(name) ?? KINDS.get(name.replace(/\*$/, ''));
}

/** Environments that are read in one piece, from their `\begin` to their `\end`. */
export function isWhole(kind: EnvironmentKind | undefined): boolean {
  return kind === 'float' || kind === 'figure' || kind === 'tabular' || kind === 'diagram' || kind === 'algorithm';
}

/** Environments that do not stand in one another: a second `\begin{table}` means that the first was not closed. */
export function isFloat(kind: EnvironmentKind | undefined): boolean {
  return kind === 'float' || kind === 'figure';
}

const KINDS: ReadonlyMap<string, EnvironmentKind> = new Map(
  Object.entries({
    list: 'itemize enumerate description compactitem compactenum inparaenum inparaitem asparaenum asparaitem tasks',
    quote: 'quote quotation displayquote verse blockquote',
    abstract: 'abstract summary onecolabstract',
    bibliography: 'thebibliography',
    float: 'table sidewaystable wraptable margintable SCtable threeparttable ThreePartTable measuredfigure subtable',
    figure: 'figure sidewaysfigure wrapfigure marginfigure SCfigure subfigure scheme chart',
    tabular: 'tabular tabularx tabulary tabu longtabu longtable supertabular xtabular mpsupertabular tblr longtblr talltblr NiceTabular NiceTabularX xltabular',
    maths: 'equation align alignat flalign gather multline eqnarray displaymath math subequations dmath',
    diagram: 'tikzpicture pgfpicture axis picture forest circuitikz pspicture',
    algorithm: 'algorithm algorithmic algorithm2e',
    notes: 'tablenotes TableNotes',
  }).flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind as EnvironmentKind] as const)),
);
