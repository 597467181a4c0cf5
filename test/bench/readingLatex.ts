import { latexReader } from '../../server/core/document/latex/reader.ts';
import { measureReading, type ReadingTimes } from './measureReading.ts';

/** Reads a LaTeX manuscript of 50,000 words, then types into it, a letter at a time, all over the text. */
export function readingLatex(words = 50_000): ReadingTimes {
  return measureReading(latexReader('manuscript.tex'), latexManuscript(words));
}

/** A manuscript of about so many words, with what papers have: citations, siunitx, maths, footnotes, lists, tables. */
export function latexManuscript(words: number): string {
  const parts = [PREAMBLE];
  for (let i = 0, written = 0; written < words; i++) {
    if (i % 25 === 0) parts.push(`\\section{Part ${i / 25 + 1}}\\label{sec:${i}}\n\n`);
    const part = i % 25 === 12 ? table(i) : i % 25 === 18 ? list(i) : paragraph(i);
    written += part.split(/\s+/).length;
    parts.push(part);
  }
  return `${parts.join('')}\n\\bibliography{refs}\n\\end{document}\n`;
}

const PREAMBLE = `\\documentclass[11pt]{article}
\\usepackage[english]{babel}
\\usepackage{booktabs,siunitx,natbib}
\\newcommand{\\drug}{alectinib\\xspace}
\\newcommand{\\hr}[2]{HR #1 (95\\% CI #2)}
\\title{A manuscript to measure with}
\\begin{document}
\\maketitle
`;

function paragraph(i: number): string {
  return `In the ${i}th comparison, \\drug was given at \\SI{${600 + i}}{\\milli\\gram} twice daily, and the median time to the event was \\textbf{${(i % 40) + 0.8}~months} (95\\,\\% CI 17.7--NE), against \\SI{10.9}{months} in the control group
\\citep[see][p.~${i}]{author${i}, other${i}}; \\hr{0.${10 + (i % 80)}}{0.32--0.58}, $p < 0.001$. \\citet{third${i}} found \\enquote{no difference} in older patients,\\footnote{A secondary analysis with ${i} patients.} % to be checked
whereas the response was ${50 + (i % 40)}\\% in those with \\emph{CNS} disease (Table~\\ref{tab:${i}}). It follows that the estimate of $1.${i} \\times 10^{-3}$ per day stands.

`;
}

function list(i: number): string {
  return `\\begin{itemize}
  \\item The first point, with ${i} cases \\cite{list${i}}.
  \\item The second point, of the same kind and the same length.
\\end{itemize}

`;
}

function table(i: number): string {
  const rows = Array.from({ length: 8 }, (_, row) => `Endpoint ${row} & ${row + i}.${row} (${row}.1--${row}.9) & \\textbf{${row + 2}.5} & 0.${row}3 \\\\`).join('\n');
  return `\\begin{table}[ht]
\\caption{Results of comparison ${i} \\citep{author${i}}.}\\label{tab:${i}}
\\begin{tabular}{lccc}
\\toprule
 & \\multicolumn{2}{c}{Arm} & \\\\ \\cmidrule(lr){2-3}
Endpoint & Treated & Control & HR \\\\
\\midrule
${rows}
\\bottomrule
\\end{tabular}
\\end{table}

`;
}
