import type { Prose } from '../document/document.js';
import type { Quantity } from '../quantity/quantity.js';
import { quantities } from '../quantity/recognise.js';

const remembered = new WeakMap<Prose, { readonly decimalComma: boolean; readonly found: readonly Quantity[] }>();

/** The quantities of a prose; recognised once, whoever asks. Spans count in its text. */
export function quantitiesIn(prose: Prose, decimalComma: boolean): readonly Quantity[] {
  let memory = remembered.get(prose);
  if (memory?.decimalComma !== decimalComma) remembered.set(prose, (memory = { decimalComma, found: quantities(prose.text, { decimalComma }) }));
  return memory.found;
}
