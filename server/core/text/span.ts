/** A half-open stretch of a text, in UTF-16 code units: `"abc".slice(span.start, span.end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The span moved by `offset`, e.g. from a block's own count to the file's. */
export function shift(span: Span, offset: number): Span {
  return { start: span.start + offset, end: span.end + offset };
}

/** Whether two spans share at least one character, or touch when one is empty. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end || (a.start === a.end || b.start === b.end) && a.start <= b.end && b.start <= a.end;
}

/** Whether `offset` lies in the span; its end counts, as a cursor behind the last letter does. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}
