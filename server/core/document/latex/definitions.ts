import { letters } from './scan.js';

/** What authors define for themselves: commands, acronyms, units, and the language of the document. */
export type Definition = Macro | Acronym | CustomUnit;

export interface Macro {
  readonly is: 'macro';
  readonly name: string;
  /** The definition as written; two definitions are the same when their sources are. */
  readonly source: string;
  readonly parameters: number;
  /** What stands for `#1` where the author gives none: then `#1` is optional. */
  readonly fallback?: string;
  readonly body: string;
  /** `\renewcommand`, `\def`: may be a change to the look of something that is known. */
  readonly redefines: boolean;
}

export interface Acronym {
  readonly is: 'acronym';
  readonly name: string;
  readonly source: string;
  readonly short: string;
  readonly long: string;
}

export interface CustomUnit {
  readonly is: 'unit';
  readonly name: string;
  readonly source: string;
  readonly symbol: string;
}

/** All definitions of a document. Later ones take the place of earlier ones. */
export class Definitions {
  private readonly byName = new Map<string, Definition>();
  /** Equal signatures, equal definitions. */
  readonly signature: string;

  constructor(definitions: readonly Definition[], readonly language: string | undefined) {
    for (const definition of definitions) this.byName.set(`${definition.is} ${definition.name}`, definition);
    this.signature = [language ?? '', ...definitions.map(({ source }) => source)].join('\n');
  }

  get<K extends Definition['is']>(is: K, name: string): Extract<Definition, { is: K }> | undefined {
    return this.byName.get(`${is} ${name}`) as Extract<Definition, { is: K }> | undefined;
  }

  /** What a piece was told when it asked, e.g. for `macro drug` or `language`. */
  answer(question: string): string | undefined {
    return question === 'language' ? this.language : this.byName.get(question)?.source;
  }
}

/** A definition is no longer than this. */
const LONGEST = 4000;

/** Reads the definition that begins with the command at `at`; undefined where it is unfinished or of a form not known. */
export function readDefinition(text: string, at: number): Definition | undefined {
  const nameEnd = letters(text, at + 1);
  const parser = new Parser(text, nameEnd, Math.min(text.length, at + LONGEST));
  const command = text.slice(at + 1, nameEnd);
  const source = (): string => text.slice(at, parser.at);
  switch (command) {
    case 'newcommand': case 'renewcommand': case 'providecommand': case 'newrobustcmd': case 'DeclareRobustCommand': {
      parser.skip('*');
      const name = parser.commandName();
      const parameters = Number(parser.option() ?? 0);
      const fallback = parser.option();
      const body = parser.group();
      if (!name || body === undefined || !(parameters >= 0 && parameters <= 9)) return undefined;
      return { is: 'macro', name, source: source(), parameters, fallback, body, redefines: command === 'renewcommand' };
    }
    case 'NewDocumentCommand': case 'RenewDocumentCommand': case 'DeclareDocumentCommand': {
      const name = parser.commandName();
      const signature = parser.group()?.replace(/[\s+]/g, '');
      const body = parser.group();
      if (!name || body === undefined || !/^m{0,9}$/.test(signature ?? '-')) return undefined;
      return { is: 'macro', name, source: source(), parameters: signature!.length, body, redefines: command.startsWith('Renew') };
    }
    case 'DeclareMathOperator': {
      parser.skip('*');
      const name = parser.commandName();
      const body = parser.group();
      return name && body !== undefined ? { is: 'macro', name, source: source(), parameters: 0, body, redefines: false } : undefined;
    }
    case 'def': {
      const name = parser.commandName();
      let parameters = 0;
      while (parser.skip(`#${parameters + 1}`)) parameters++;
      const body = parser.group();
      return name && body !== undefined ? { is: 'macro', name, source: source(), parameters, body, redefines: true } : undefined;
    }
    case 'newacronym': {
      parser.option();
      const [name, short, long] = [parser.group(), parser.group(), parser.group()];
      return name && short !== undefined && long !== undefined ? { is: 'acronym', name, source: source(), short, long } : undefined;
    }
    case 'acrodef': case 'acro': {
      const name = parser.group();
      const short = parser.option() ?? name;
      const long = parser.group();
      return name && short && long !== undefined ? { is: 'acronym', name, source: source(), short, long } : undefined;
    }
    case 'DeclareAcronym': case 'newglossaryentry': {
      const name = parser.group();
      const fields = parser.group();
      if (!name || fields === undefined) return undefined;
      const short = field(fields, 'short') ?? field(fields, 'name') ?? name;
      return { is: 'acronym', name, source: source(), short, long: field(fields, 'long') ?? short };
    }
    case 'DeclareSIUnit': {
      parser.option();
      const name = parser.commandName();
      const symbol = parser.group();
      return name && symbol !== undefined ? { is: 'unit', name, source: source(), symbol } : undefined;
    }
    default:
      return undefined;
  }
}

/** `short` of `short = {ALK}, long = anaplastic lymphoma kinase`. */
function field(fields: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|[,\\s])${name}\\s{0,20}=\\s{0,20}(?:\\{([^{}]{0,300})\\}|([^,{}]{1,300}))`).exec(fields);
  return (match?.[1] ?? match?.[2])?.trim();
}

/** Reads arguments from raw source, where nothing has been paired yet. */
class Parser {
  constructor(private readonly text: string, public at: number, private readonly end: number) {}

  skip(what: string): boolean {
    this.spaces();
    if (!this.text.startsWith(what, this.at)) return false;
    this.at += what.length;
    return true;
  }

  /** `foo` of `{\foo}` or `\foo`. */
  commandName(): string | undefined {
    this.spaces();
    const braced = this.skip('{');
    if (!this.skip('\\')) return undefined;
    const nameEnd = letters(this.text, this.at);
    const name = this.text.slice(this.at, nameEnd);
    this.at = nameEnd;
    return braced && !this.skip('}') ? undefined : name;
  }

  group(): string | undefined {
    this.spaces();
    if (this.text[this.at] !== '{') return undefined;
    let depth = 0;
    for (let i = this.at; i < this.end; i++) {
      const char = this.text[i];
      if (char === '\\') i++;
      else if (char === '{') depth++;
      else if (char === '}' && --depth === 0) {
        const inside = this.text.slice(this.at + 1, i);
        this.at = i + 1;
        return inside;
      }
    }
    return undefined;
  }

  option(): string | undefined {
    this.spaces();
    if (this.text[this.at] !== '[') return undefined;
    const close = this.text.slice(this.at, Math.min(this.end, this.at + 500)).indexOf(']');
    if (close < 0) return undefined;
    const inside = this.text.slice(this.at + 1, this.at + close);
    this.at += close + 1;
    return inside;
  }

  private spaces(): void {
    while (this.at < this.end && /\s/.test(this.text[this.at]!)) this.at++;
  }
}
