import { texConstants } from '../citationJs.js';
import { SIGNS, signOf } from './signs.js';

const TEX = /[\\{}$~]|--|``|''/;
const UNEVEN = /[^\S ]| {2}|^ | $/;

/**
 * A TeX value as plain text: `{\'E}t{\"u}de of \textit{x}` → `Étüde of x`, `CO$_2$` → `CO₂`.
 *
 * Commands that are not known vanish, their arguments stay. White space becomes single blanks. Never throws.
 */
export function texToText(value: string): string {
  const plain = TEX.test(value) ? new TexReader(value).read() : value;
  return UNEVEN.test(plain) ? plain.replace(/\s+/g, ' ').trim() : plain;
}

/** What stands for itself, as far as it goes. */
const RUN = /[^\\{}$~`'^_-]+/y;
const COMMAND = /\\([a-zA-Z]+)\*?[ \t\r\n]*/y;
const LATE = /^(?:i|j)$/;

class TexReader {
  private out = '';
  private at = 0;
  private maths = false;
  /** Accents waiting for their letter. */
  private accents = '';
  private script: '^' | '_' | undefined;

  constructor(private readonly value: string) {}

  read(): string {
    const { value } = this;
    while (this.at < value.length) {
      if (this.accents === '' && this.script === undefined) {
        RUN.lastIndex = this.at;
        if (RUN.test(value)) {
          this.out += value.slice(this.at, RUN.lastIndex);
          this.at = RUN.lastIndex;
          continue;
        }
      }
      const c = value[this.at]!;
      if (c === '\\') this.command();
      else if (c === '{' || c === '}') {
        if (c === '}') this.accents = '';
        if (c === '}' || value[this.at + 1] === '}') this.script = undefined;
        this.at++;
      } else if (c === '$') {
        this.maths = !this.maths;
        this.at++;
      } else if (this.maths && (c === '^' || c === '_')) {
        this.script = c;
        this.at++;
      } else if (c === '~') this.put(' ', 1);
      else if (value.startsWith('---', this.at)) this.put('—', 3);
      else if (value.startsWith('--', this.at)) this.put('–', 2);
      else if (value.startsWith('``', this.at)) this.put('“', 2);
      else if (value.startsWith("''", this.at)) this.put('”', 2);
      else {
        const letter = String.fromCodePoint(value.codePointAt(this.at)!);
        this.put(letter, letter.length);
      }
    }
    return this.out.normalize('NFC');
  }

  private command(): void {
    const { value } = this;
    COMMAND.lastIndex = this.at;
    const match = COMMAND.exec(value);
    if (!match) {
      const sign = value[this.at + 1] ?? '';
      if (Object.hasOwn(texConstants.diacritics, sign)) {
        this.accents += texConstants.diacritics[sign];
        this.at += 2;
      } else if (/[\s\\,;:!]/.test(sign)) this.put(sign === '!' ? '' : ' ', 2);
      else if (sign === '-' || sign === '/' || sign === '(' || sign === ')' || sign === '') this.at += 2;
      else {
        const letter = String.fromCodePoint(value.codePointAt(this.at + 1)!);
        this.put(letter, 1 + letter.length);
      }
      return;
    }
    const name = match[1]!;
    const length = match[0].length;
    const { commands, mathCommands, diacritics } = texConstants;
    if (Object.hasOwn(diacritics, name)) {
      this.accents += diacritics[name];
      this.at += length;
    } else if (LATE.test(name) && this.accents !== '') this.put(name, length);
    else if (Object.hasOwn(commands, name)) this.put(commands[name] ?? '', length);
    else if (Object.hasOwn(mathCommands, name)) this.put(mathCommands[name]!, length);
    else if (SIGNS.has(name)) this.put(this.script === '^' && name === 'circ' ? '°' : signOf(name, match[0]), length);
    else if (name === 'href') this.at = skipGroup(value, this.at + length);
    else this.at += length;
  }

  private put(text: string, length: number): void {
    this.at += length;
    const scripts = this.script && texConstants.mathScripts[this.script];
    this.out += (scripts && Object.hasOwn(scripts, text) ? scripts[text] : text) + (text.trim() === '' ? '' : this.accents);
    if (text.trim() !== '') {
      this.accents = '';
      // In `x_2y` the script holds for one letter, in `x_{23}` to the brace.
      if (this.script && !this.inScriptGroup()) this.script = undefined;
    }
  }

  private inScriptGroup(): boolean {
    for (let i = this.at - 1; i >= 0 && i > this.at - 12; i--) {
      if (this.value[i] === '{') return true;
      if (this.value[i] === this.script) return false;
    }
    return false;
  }
}

function skipGroup(value: string, from: number): number {
  if (value[from] !== '{') return from;
  let depth = 0;
  for (let i = from; i < value.length; i++) {
    if (value[i] === '{') depth++;
    else if (value[i] === '}' && --depth === 0) return i + 1;
  }
  return value.length;
}
