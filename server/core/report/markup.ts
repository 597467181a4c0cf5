/** HTML that is safe to show: its words were escaped when it was made. */
export class Markup {
  constructor(private readonly html: string) {}

  toString(): string {
    return this.html;
  }
}

/**
 * Writes HTML; what is put in is escaped, unless it is markup itself:
 *
 *     markup`<p title="${'a "b"'}">${'1 < 2'}</p>`  // <p title="a &quot;b&quot;">1 &lt; 2</p>
 */
export function markup(strings: TemplateStringsArray, ...values: readonly (Markup | string | number)[]): Markup {
  return new Markup(strings.reduce((html, string, i) => html + (values[i - 1] instanceof Markup ? String(values[i - 1]) : escapedHtml(String(values[i - 1]))) + string));
}

/** Several pieces, one behind the other. */
export function join(pieces: readonly Markup[]): Markup {
  return new Markup(pieces.map(String).join(''));
}

/** HTML of our own making, put in as it is. */
export function raw(html: string): Markup {
  return new Markup(html);
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Control characters, which HTML does not allow either (13.2.3.5), are left out. */
function escapedHtml(text: string): string {
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g, '').replace(/[&<>"']/g, (sign) => SIGNS[sign]!);
}
