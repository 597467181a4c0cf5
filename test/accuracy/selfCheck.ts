import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openService } from '../../server/core/openService.js';
import { sentences } from '../../server/core/text/sentences.js';

/** A contradiction that the self-check met: an article's abstract against the article. */
export interface SelfContradiction {
  readonly article: string;
  readonly text: string;
  readonly message: string;
}

/**
 * Every article as a source without its abstract, the abstract as a manuscript whose every sentence cites it.
 * An abstract is a careful manuscript: what is contradicted here should be contradicted for a reader too.
 */
export function selfCheck(folder: string): { readonly articles: number; readonly figures: number; readonly supported: number; readonly contradictions: readonly SelfContradiction[] } {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.md')).sort() : [];
  let figures = 0;
  let supported = 0;
  const contradictions: SelfContradiction[] = [];
  for (const name of names) {
    const parts = divided(readFileSync(join(folder, name), 'utf8'));
    if (!parts) continue;
    const service = openService();
    service.setSource(`${name}.source.md`, parts.body);
    service.setBibliography('refs.bib', `@article{self, title = {The article itself}, year = {2000}, file = {${name}.source.md}}`);
    const cited = sentences(parts.abstract).map(({ start, end }) => parts.abstract.slice(start, end).replace(/([.!?])?$/u, ' [@self]$1')).join(' ');
    service.setManuscript('abstract.md', { format: 'markdown', text: `${cited}\n` });
    const check = service.check('abstract.md');
    figures += check.figures.length;
    supported += check.figures.filter(({ verdict }) => verdict.verdict === 'supported').length;
    for (const finding of check.findings) {
      if (!finding.code.startsWith('figure/') || finding.severity === 'hint') continue;
      contradictions.push({ article: name, text: cited.slice(Math.max(0, finding.span.start - 120), finding.span.end + 40), message: `${finding.code} ${finding.message}` });
    }
  }
  return { articles: names.length, figures, supported, contradictions };
}

/** The abstract and what follows it; sections begin with `# ` even in the middle of a line. */
function divided(text: string): { readonly abstract: string; readonly body: string } | undefined {
  const start = /(?:^|\s)#{1,6} Abstract\b/u.exec(text);
  if (!start) return undefined;
  const after = start.index + start[0].length;
  const next = /\s# (?!#)/u.exec(text.slice(after));
  if (!next) return undefined;
  const abstract = text.slice(after, after + next.index).replace(/#{1,6}\s/gu, ' ').replace(/\s+/gu, ' ').trim();
  return { abstract, body: text.slice(0, start.index) + text.slice(after + next.index) };
}

const shared = process.env['CLAIMCHECK_SHARED'] ?? '../shared';
if (process.argv[1]?.endsWith('selfCheck.ts')) {
  const result = selfCheck(join(shared, 'corpora/trials/articles'));
  console.log(`self-check: ${result.articles} articles, ${result.figures} figures in their abstracts, ${result.supported} supported, ${result.contradictions.length} contradicted`);
  for (const { article, text, message } of result.contradictions) console.log(`\n${article}: …${text}…\n   ${message}`);
}
