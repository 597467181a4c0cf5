import { describe, expect, it, test } from 'vitest';
import { latexReader } from '../../../server/core/document/latex/reader.ts';
import { sourceSpan } from '../../../server/core/text/plainText.ts';
import { render } from './render.ts';

const read = (source: string) => latexReader('paper.tex').read(source);

/** What is written, and what is read; `~` is a space that does not break, `|` a thin one. */
function reads(cases: Readonly<Record<string, string>>): void {
  for (const [source, expected] of Object.entries(cases)) test(source, () => expect(render(read(source)).replaceAll('\u00A0', '~').replaceAll('\u2009', '|')).toBe(expected));
}

describe('LaTeX: citations', () => {
  reads({
    [String.raw`Longer \cite{a} \citep{a,b} \citealp{c}.`]: 'text: Longer {a} {a; b} {c}.',
    [String.raw`See \citep[see][p.~33, and more]{a,b}.`]: 'text: See {see a; b @ p. 33 + and more}.',
    [String.raw`One note is a postnote: \citep[33]{a}, \autocite[chap. 2]{a}, \smartcite[33--35]{a}, \cite[for a review]{a}.`]: 'text: One note is a postnote: {a @ 33}, {a @ chap. 2}, {a @ 33–35}, {a + for a review}.',
    [String.raw`\citep[][p. 3]{a}, \citep[see][]{a}, \cite<see>[p. 2]{w}`]: 'text: {a @ p. 3}, {see a}, {see w @ p. 2}',
    [String.raw`\citet{a}, \Citet*{a}, \textcite[4]{a}, \citeauthor{a}, \citeA{a}`]: 'text: <a>, <a>, <a @ 4>, <a>, <a>',
    [String.raw`\citeyear{a} \citeyearpar{a} \parencite*{a} \cite*{a} \citep*{a}`]: 'text: {-a} {-a} {-a} {-a} {a}',
    [String.raw`\footcite{a} \supercite{a} \Parencite{a} \fullcite{a}`]: 'text: {a} {a} {a} {full a}',
    [String.raw`\parencites[a][b]{x}{y} and \textcites(cf.)(and more)[see][3]{a}[4]{b}.`]: 'text: {a x + b; y} and <cf. see a @ 3; b @ 4 + and more>.',
    [String.raw`\volcite{2}[33]{a} and \citefield{b}{title}`]: 'text: {a @ vol. 2, 33} and {-b}',
    [String.raw`Odd keys \cite{a:b-c_d/e+f.g, Müller2020 , 3}.`]: 'text: Odd keys {a:b-c_d/e+f.g; Müller2020; 3}.',
    ['Over lines \\cite{a, % the first\n  b}.']: 'text: Over lines {a; b}.',
    [String.raw`\nocite{*}`]: 'text: {nocite *}',
    [String.raw`\newcommand{\seealso}[2][]{\citep[see][#1]{#2}} Own \seealso[p. 3]{a}.`]: 'text: Own {a @ p. 3}.',
    [String.raw`\newcommand{\alex}{ALEX~\citep{peters}} The \alex{} trial.`]: 'text: The ALEX~{peters} trial.',
  });

  it('reads the citation commands that an option names', () => {
    const reader = latexReader('paper.tex', { citationCommands: { mycite: 'citet', ours: 'parencites' } });
    expect(render(reader.read(String.raw`\mycite[p. 3]{a} and \ours[4]{b}{c}.`))).toBe('text: <a @ p. 3> and {b @ 4; c}.');
  });

  it('places citation and key in the source', () => {
    const source = String.raw`\textbf{In} \citep[see][p. 3]{one, two}.`;
    const [block] = read(source).blocks;
    const [citation] = block!.content.kind === 'paragraph' ? block!.content.prose.citations : [];
    expect(source.slice(citation!.span.start, citation!.span.end)).toBe(String.raw`\citep[see][p. 3]{one, two}`);
    expect(citation!.items.map(({ span }) => source.slice(span.start, span.end))).toEqual(['one', 'two']);
  });
});

describe('LaTeX: text', () => {
  reads({
    [String.raw`5\% \& 3\_x \#1 \$2 \{y\} of 34.8~months -- or --- so \ldots`]: 'text: 5% & 3_x #1 $2 {y} of 34.8~months – or — so …',
    ["``Quoted'' and `single' \\enquote{words}"]: 'text: “Quoted” and ‘single\' “words”',
    [String.raw`na\"ive \'{e}t\'e \c{c}a \v{s} \^{\i} \aa\ss \L\'{o}d\'z \.z`]: 'text: naïve été ça š î åßŁódź ż',
    [String.raw`\emph{a \textbf{b}} {\bf c} \textcolor{red}{d} \mbox{e} \underline{f} \textsc{g}`]: 'text: a b c d e f g',
    [String.raw`H\textsubscript{2}O, 10\textsuperscript{-3}, 12\textsuperscript{th}, 34.8\textsuperscript{a}`]: 'text: H2O, 10⁻³, 12th, 34.8ᵃ',
    [String.raw`$p < 0.001$, \(p<.05\), $1.2 \times 10^{-3}$, $\ge 50\%$, 95\,\%, 10\,000`]: 'text: p < 0.001, p<.05, 1.2 × 10⁻³, ≥50%, 95 %, 10|000',
    [String.raw`Table~\ref{tab:x}\label{here} \includegraphics[width=2cm]{x.png}\vspace{1em}shows \foo[x]{what} \unknown{it}{says}.`]: 'text: Table~shows what it says.',
    [String.raw`\IEEEPARstart{I}{n} \lettrine[lines=2]{T}{hen}`]: 'text: In Then',
    [String.raw`\href{https://x.org}{the \emph{link}} \url{https://x.org/a%20b_c} \verb|\cite{no}| \lstinline!a{b!`]: 'text: the link https://x.org/a%20b_c \\cite{no} a{b',
    ['A line % with a comment\n  goes on%\nward.\n%\nStill the same.']: 'text: A line goes onward. Still the same.',
    [String.raw`\newcommand{\drug}{alectinib\xspace}\def\n{152} \drug gave, in \n\ patients, \drug.`]: 'text: alectinib gave, in 152 patients, alectinib.',
    [String.raw`\newcommand{\hr}[2]{HR #1 (95\% CI #2)}\newcommand{\opt}[2][x]{#1=#2} \hr{0.43}{0.32--0.58}; \opt{1}, \opt[y]{2}`]: 'text: HR 0.43 (95% CI 0.32–0.58); x=1, y=2',
    [String.raw`\newcommand{\a}{\b\b}\newcommand{\b}{\a\a}Round \a{} and round.`]: 'text: Round and round.',
    [String.raw`\newacronym{pfs}{PFS}{progression-free survival}\gls{pfs}, \acrlong{pfs}, \acrfull{pfs}, \gls{os}`]: 'text: PFS, progression-free survival, progression-free survival (PFS), os',
    ['\\usepackage[ngerman]{babel}\\begin{document}F"ur "`gut"\' und "s.\\end{document}']: 'raw\ntext: Für „gut“ und ß.\nraw',
  });
});

describe('LaTeX: siunitx', () => {
  reads({
    [String.raw`\SI{34.8}{months}, \qty{20}{\milli\gram\per\kilogram}, \SI{5}{\mg\per\kg\per\day}`]: 'text: 34.8 months, 20 mg/kg, 5 mg/kg/d',
    [String.raw`\qty{82.9}{\percent}, \SI{10}{\%}, \SI{37}{\celsius}, \SI{20}{wt\percent}, \SI{24.6}{m\angstrom}, \ang{12.5}, \ang{1;2;3}`]: 'text: 82.9%, 10%, 37 °C, 20 wt%, 24.6 mÅ, 12.5°, 1°2′3″',
    [String.raw`\SIrange{20}{30}{mg/kg}, \qtyrange{-5}{-1}{\degreeCelsius}, \numrange{1}{2}, \SIlist{1;2;3}{\mm}`]: 'text: 20–30 mg/kg, -5 to -1 °C, 1–2, 1, 2 and 3 mm',
    [String.raw`\num{1.2e-3}, \num{1,5}, \num{1.2 +- 0.3}, \num{12 345}, \num{<0.001}, \num{3.0(2)}`]: 'text: 1.2 × 10⁻³, 1.5, 1.2 ± 0.3, 12345, <0.001, 3.0(2)',
    [String.raw`\si{mg.kg^{-1}}, \unit{\per\second}, \unit{\metre\per\second\squared}, \unit{\nano\gram\hour\per\milli\litre}, \qty{90}{mL/min/1.73\,m^2}`]: 'text: mg·kg⁻¹, s⁻¹, m/s², ng·h/mL, 90 mL/min/1.73 m²',
    [String.raw`\DeclareSIUnit\cells{cells} \SI{5e6}{\cells\per\mL} and $\SI{5}{\micro M}$`]: 'text: 5 × 10⁶ cells/mL and 5 µM',
  });

  it('maps number and unit to their own places', () => {
    const source = String.raw`was \SI{34.8}{\milli\gram}.`;
    const { content } = read(source).blocks[0]!;
    const { prose } = content as Extract<typeof content, { kind: 'paragraph' }>;
    const place = (text: string) => {
      const start = prose.text.indexOf(text);
      const span = sourceSpan(prose, { start, end: start + text.length });
      return source.slice(span.start, span.end);
    };
    expect([place('34.8'), place('mg'), place('34.8 mg')]).toEqual(['34.8', String.raw`\milli\gram`, String.raw`34.8}{\milli\gram`]);
  });
});

describe('LaTeX: blocks', () => {
  reads({
    ['\\section{One}\\label{sec:one}\nText.\n\n\\subsection*{Two \\emph{x}}\n\\paragraph{Run in.} More.']: '## One {#sec:one}\ntext: Text.\n### Two x\n##### Run in.\ntext: More.',
    ['\\begin{itemize}\n\\item A\n\\item[B] C\n\\begin{enumerate}\\item D\\end{enumerate}\nstill C\n\\end{itemize}\nAfter.']: 'list-item: A\nlist-item: B C\nlist-item 1: D\nlist-item: still C\ntext: After.',
    ['\\begin{abstract}\nShort.\n\nTwo.\n\\end{abstract}\n\\begin{quote}Said.\\end{quote}\nText.']: 'abstract: Short.\nabstract: Two.\nquote: Said.\ntext: Text.',
    ['\\abstract{Short.\n\nTwo.}']: 'abstract: Short.\nabstract: Two.',
    ['Before\\footnote{A note \\cite{a}.\n\nGoes on.} after.']: 'text: Before after.\nfootnote: A note {a}.\nfootnote: Goes on.',
    ['We have\n\\begin{equation}\nx = 1\n\\end{equation}\nwhere \\[ y \\] $$z$$ stand.']: 'text: We have where stand.\nmaths\nmaths\nmaths',
    ['\\begin{lstlisting}[language=Python]\nx = "\\cite{no}" % {\n\\end{lstlisting}\n\\begin{comment}\nno\n\\end{comment}']: 'code Python\ncomment',
    ['\\begin{figure}[ht]\\includegraphics{a}\\caption[Short]{Of 5\\,\\%.}\\label{f}\\end{figure}']: 'caption: Of 5 %.',
    ['Text \\input{chapter/one} \\include{two}\n\\import{a/}{b} \\input three']: 'text: Text\ninclusion: chapter/one\ninclusion: two\ninclusion: a/b\ninclusion: three',
    ['\\begin{thebibliography}{9}\n\\bibitem{a} Peters S. Title. 2017.\n\n\\bibitem[Mok(2020)]{b} Mok T.\n\\end{thebibliography}']: 'reference a: Peters S. Title. 2017.\nreference b: Mok T.',
    ['% claimcheck-disable-next-line figure/value, figure/arm -- why\nIt is 5. % claimcheck-disable-line\n\n%claimcheck-enable']: 'directive: disable-next-line figure/value figure/arm\ntext: It is 5.\ndirective: disable-line\ndirective: enable',
    ['\\documentclass{article}\n\\title{On \\emph{ALK}\\thanks{Us}}\n\\begin{document}\n\\maketitle\nText.\n\\end{document}\nnot read']: 'raw\n# On ALK\ntext: Text.\nraw',
  });

  it('knows what the preamble says', () => {
    const { metadata } = read('\\usepackage[ngerman,british]{babel}\n\\addbibresource[location=local]{refs.bib}\n\\title{T}\n\\begin{document}\n\\begin{abstract}A.\\end{abstract}\n\\bibliography{one, two}\n\\end{document}');
    expect(metadata.title).toBe('T');
    expect(metadata.language).toBe('en-GB');
    expect(metadata.bibliography.map(({ name }) => name)).toEqual(['refs.bib', 'one', 'two']);
    expect(metadata.abstract).toBeDefined();
  });
});

describe('LaTeX: tables', () => {
  test.each([
    ['booktabs, headers over several columns and cells over several rows', String.raw`
      \begin{table}\centering\caption{Efficacy \citep{a}.}\label{tab:e}
      \begin{tabular}{lcc} \toprule
       & \multicolumn{2}{c}{Arm} \\ \cmidrule(lr){2-3}
      Endpoint & A & B \\ \midrule
      PFS, months & \textbf{34.8} (17.7--NE) & 10.9 \\
      \multirow{2}{*}{ORR, \%} & 82.9 & 75.5 \\
       & 84 & 76 \\ \bottomrule
      \end{tabular}\end{table}`, `
      table {#tab:e}: Efficacy {a}.
        =  | Arm | Arm
        = Endpoint | A | B
        | PFS, months | 34.8 (17.7–NE) | 10.9
        | ORR, % | 82.9 | 75.5
        | ORR, % | 84 | 76`],
    ['rules between all rows, a note as the last row, another below', String.raw`
      \begin{table}\begin{tabular}{|l|c|}\hline Drug & n \\ \hline\hline A & 1 \\ \hline B & 2 \\ \hline
      \multicolumn{2}{l}{Data from \cite{x}.}\end{tabular}\footnotesize Source: \cite{y}.\end{table}`, `
      table:
        = Drug | n
        | A | 1
        | B | 2
        note: Data from {x}.
        note: Source: {y}.`],
    ['a longtable repeats its head', String.raw`
      \begin{longtable}{ll}\caption{Long\label{t:l}}\\ \toprule A & B \\ \midrule \endfirsthead
      A & B (continued) \\ \midrule \endhead \multicolumn{2}{r}{Continued} \\ \endfoot \bottomrule \endlastfoot
      1 & 2 \\ 3 & 4 \\ \end{longtable}`, `
      table {#t:l}: Long
        = A | B
        | 1 | 2
        | 3 | 4`],
    ['three-part table with marked notes', String.raw`
      \begin{table}\begin{threeparttable}\caption{C}\begin{tabular}{ll}\toprule a & b\\ \midrule 1 & 2\tnote{a}\\ \bottomrule\end{tabular}
      \begin{tablenotes}\item[a] By \citet{x}.\end{tablenotes}\end{threeparttable}\end{table}`, `
      table: C
        = a | b
        | 1 | 2ᵃ
        note: a By <x>.`],
    ['widths, line breaks in cells, comments, rows of unequal length', String.raw`
      \begin{tabularx}{\textwidth}{@{}lXX@{}} \toprule & \makecell{A\\(n=152)} & {B} \\ \midrule
      PFS % note
      & 34.8 \& more & 10.9 \\[2pt] short \\ \bottomrule \end{tabularx}`, `
      table:
        =  | A (n=152) | B
        | PFS | 34.8 & more | 10.9
        | short |  | `],
    ['lines and paragraphs within a cell, and a caption of two', String.raw`
      \begin{table}\caption{One. \par Two.}\begin{tabular}{ll} \hline \begin{tabular}[c]{@{}l@{}}A\\ (n=3)\end{tabular} & B\par b \\ \hline 1 & 2 \\ \end{tabular}\end{table}`, `
      table: One. Two.
        = A (n=3) | B b
        | 1 | 2`],
    ['open braces and cells spoil one row', String.raw`
      \begin{tabular}{ll} a & \textbf{b \\ c & d \\ \end{tabular}`, `
      table:
        | a | b
        | c | d`],
  ])('%s', (_name, source, expected) => {
    const lines = expected.replace(/^ {6}/gm, '').trimStart();
    expect(render(read(source.replace(/^ +/gm, '').trim()))).toBe(lines);
  });
});

describe('LaTeX: half-typed text spoils its own paragraph only', () => {
  const before = 'First \\citep{a}.\n\n';
  const after = '\n\nNext \\emph{para} \\citep{b}, 5\\%.\n\n\\section{S}\n\\begin{itemize}\n\\item X \\cite{c}\n\\end{itemize}';
  const rest = 'text: Next para {b}, 5%.\n## S\nlist-item: X {c}';
  test.each([
    ['Now \\cite{ab', 'text: Now {ab}'],
    ['Now \\cite{ab, cd\nand more', 'text: Now {ab; cd} and more'],
    ['Now \\textbf{open and \\cite{x}', 'text: Now open and {x}'],
    ['Now \\footnote{open \\cite{x}', 'text: Now\nfootnote: open {x}'],
    ['Now $p < 0.05 and', 'text: Now p < 0.05 and'],
    ['Now \\', 'text: Now'],
    ['Now \\SI{34.8}{', 'text: Now 34.8'],
    ['Now \\citep[see', 'text: Now [see'],
    ['Now \\begin{tabl', 'text: Now'],
    ['\\begin{table}\n\\caption{C', 'caption: C'],
    ['\\begin{itemize}\n\\item One', 'list-item: One'],
    ['\\begin{equation}\nx = 1', 'maths'],
    ['Now } and }', 'text: Now and'],
  ])('%s', (typed, expected) => {
    expect(render(read(before + typed + after))).toBe(`text: First {a}.\n${expected}\n${rest}`);
  });

  it('keeps the contents of all other paragraphs the very same', () => {
    const reader = latexReader('paper.tex');
    const text = before + 'Now here.' + after;
    const first = reader.read(text).blocks;
    const second = reader.read(text.replace('Now here', 'Now \\textbf{there')).blocks;
    expect(second.map(({ content }, i) => content === first[i]!.content)).toEqual([true, false, true, true, true]);
  });

  it('reads again what uses a definition that changed, and nothing else', () => {
    const reader = latexReader('paper.tex');
    const text = '\\newcommand{\\drug}{alectinib}\n\nNone.\n\nThe \\drug.\n\nNone either.';
    const first = reader.read(text).blocks;
    const second = reader.read(text.replace('alectinib', 'ceritinib')).blocks;
    expect(second.map(({ content }, i) => content === first[i]!.content)).toEqual([true, false, true]);
    expect(render(reader.read(text.replace('alectinib', 'ceritinib')))).toContain('The ceritinib.');
  });

  it('says where a table is never closed', () => {
    const source = '\\begin{table}\n\\caption{C}\n\n\\section{S}';
    const [problem] = read(source).problems;
    expect(problem!.message).toContain('\\begin{table} is not closed');
    expect(source.slice(problem!.span!.start, problem!.span!.end)).toBe('\\begin{table}');
  });
});
