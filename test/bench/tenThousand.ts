/** A `.bib` of n different entries, about 960 bytes each, the same on every run. */
export function bigBib(n: number): string {
  let seed = 7;
  const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
  const pick = <T>(from: readonly T[]): T => from[random(from.length)]!;
  const word = () => {
    let made = '';
    for (let i = 0, syllables = 2 + random(3); i < syllables; i++) made += pick(SYLLABLES);
    return made;
  };
  const words = Array.from({ length: 4000 }, word);
  const sentence = (length: number) => {
    const said = Array.from({ length }, () => pick(words)).join(' ');
    return said[0]!.toUpperCase() + said.slice(1);
  };
  const name = () => `${capital(pick(words))}, ${capital(pick(words))} ${pick(LETTERS)}.`;
  const entries: string[] = [];
  for (let i = 0; i < n; i++) {
    const author = Array.from({ length: 1 + random(6) }, name).join(' and ');
    const year = 1970 + random(56);
    entries.push(
      `@${pick(['article', 'article', 'article', 'book', 'inproceedings'])}{${author.split(',')[0]!.toLowerCase()}${year}${pick(LETTERS).toLowerCase()}${i},\n` +
        `  author = {${author}},\n  title = {${sentence(6 + random(9))} {${pick(LETTERS)}NA} and {\\"o}${pick(words)}},\n` +
        `  journal = {${sentence(3)}},\n  year = {${year}},\n  month = ${pick(['jan', 'jun', 'nov'])},\n  volume = ${random(400)},\n` +
        `  pages = {${random(900)}--${900 + random(900)}},\n  doi = {10.${1000 + random(9000)}/${pick(words)}.${i}},\n` +
        `  abstract = {${sentence(55 + random(30))}.},\n  keywords = {${pick(words)}, ${pick(words)}}\n}\n\n`,
    );
  }
  return entries.join('');
}

const SYLLABLES = ['ba', 'cor', 'del', 'en', 'fi', 'gra', 'hu', 'in', 'jo', 'ka', 'lum', 'mo', 'ne', 'or', 'pe', 'qui', 'ra', 'sti', 'tu', 'va', 'wen', 'xo', 'yl', 'zi'];
const LETTERS = [...'ABCDEFGHIJKLMNOPRSTUVW'];
const capital = (word: string) => word[0]!.toUpperCase() + word.slice(1);
