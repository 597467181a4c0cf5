import type { FormattedList } from './core/bibliography/format/format.js';
import type { Reference } from './core/bibliography/reference.js';
import { bundledStyles } from './styles.js';

/** Formats references in citation styles for a service, which cannot wait for what takes time. */
export interface ReferenceFormatter {
  /** Markdown, if the reference was formatted in this style before; else it will be. `style` is a name or the text of a `.csl`. */
  format(reference: Reference, style: string): string | undefined;
  /** Asks again when all that was missing has been formatted. */
  complete<Answer>(ask: () => Answer): Promise<Answer>;
}

export function openReferenceFormatter(): ReferenceFormatter {
  const done = new WeakMap<Reference, Map<string, string>>();
  let missing: { readonly reference: Reference; readonly style: string }[] = [];

  async function make(): Promise<void> {
    const wanted = missing;
    missing = [];
    // Loaded when first needed: it takes some tenths of a second.
    const { formatReferences } = await import('./core/bibliography/format/format.js');
    for (const { reference, style } of wanted) {
      const { entries }: FormattedList = await formatReferences([reference], { style, format: 'markdown', files: bundledStyles });
      const texts = done.get(reference) ?? new Map<string, string>();
      // Of a list of one, the number says nothing.
      done.set(reference, texts.set(style, (entries[0]?.text ?? '').replace(/^(?:\\?\[1\\?\]|1\\?\.)\s*/, '')));
    }
  }

  return {
    format(reference, style) {
      const text = done.get(reference)?.get(style);
      if (text === undefined) missing.push({ reference, style });
      return text || undefined;
    },
    async complete(ask) {
      missing = [];
      const answer = ask();
      if (missing.length === 0) return answer;
      await make();
      return ask();
    },
  };
}
