/** A block of a made-up text, before it is written in a format. Citations stand as `[@key; @other]`. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly caption: string; readonly rows: readonly (readonly string[])[] };

export function asMarkdown(title: string, bibliography: string | undefined, blocks: readonly Block[]): string {
  const front = `---\ntitle: "${title}"\n${bibliography === undefined ? '' : `bibliography: ${bibliography}\n`}---\n\n`;
  return front + blocks.map(markdownBlock).join('\n\n') + '\n';
}

function markdownBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${block.text}`;
    case 'paragraph':
      return block.text;
    case 'table': {
      const [head, ...body] = block.rows.map((row) => `| ${row.join(' | ')} |`);
      return `Table: ${block.caption}\n\n${head}\n|${block.rows[0]!.map(() => '---').join('|')}|\n${body.join('\n')}`;
    }
  }
}

export function asLatex(title: string, bibliography: string, blocks: readonly Block[]): string {
  return `\\documentclass{article}\n\\usepackage{natbib,booktabs}\n\\title{${title}}\n\\begin{document}\n\\maketitle\n\n${blocks.map(latexBlock).join('\n\n')}\n\n\\bibliography{${bibliography}}\n\\end{document}\n`;
}

function latexBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `\\${'sub'.repeat(block.level - 1)}section{${latexText(block.text)}}`;
    case 'paragraph':
      return latexText(block.text);
    case 'table': {
      const [head, ...body] = block.rows.map((row) => `${row.map(latexText).join(' & ')} \\\\`);
      return `\\begin{table}\n\\caption{${latexText(block.caption)}}\n\\begin{tabular}{${'l'.repeat(block.rows[0]!.length)}}\n\\toprule\n${head}\n\\midrule\n${body.join('\n')}\n\\bottomrule\n\\end{tabular}\n\\end{table}`;
    }
  }
}

function latexText(text: string): string {
  return text.replace(/[%&#]/g, '\\$&').replace(/\[((?:@[\w:-]+(?:; )?)+)\]/g, (_, keys: string) => `\\citep{${keys.replace(/@/g, '').replace(/; /g, ',')}}`);
}
