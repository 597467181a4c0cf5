const BEYOND_ASCII = /[^\x00-\x7f]+/g;

/** Text as it is compared and searched: lower case, without accents, ligatures and widths. `Höhn` → `hohn`, `Ørsted` → `orsted`. */
export function fold(text: string): string {
  return text.toLowerCase().replace(BEYOND_ASCII, folded);
}

/** Letters beyond ASCII are few, and come again and again. */
function folded(letters: string): string {
  let plain = known.get(letters);
  if (plain === undefined) {
    plain = letters
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .replace(/[øłđħıßæœðþ]/g, (letter) => PLAIN[letter] ?? letter);
    if (known.size < 5000) known.set(letters, plain);
  }
  return plain;
}

const known = new Map<string, string>();

const PLAIN: Readonly<Record<string, string>> = { ø: 'o', ł: 'l', đ: 'd', ħ: 'h', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', ð: 'd', þ: 'th' };
