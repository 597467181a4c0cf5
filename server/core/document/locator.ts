const LABEL = /(?:books?|bks?\.|chapters?|chaps?\.|columns?|cols?\.|figures?|figs?\.|folios?|fols?\.|issues?|lines?|ll?\.|notes?|nn?\.|numbers?|nos?\.|opus|opera|opp?\.|pages?|pp?\.?|paragraphs?|paras?\.|¶¶?|parts?|pts?\.|sections?|secs?\.|§§?|sub verbo|s\.vv?\.|verses?|vv?\.|volumes?|vols?\.|appendi(?:x|ces)|tables?|tabs?\.|supplements?|ss?\.|b[dn]\.|kap\.|abs\.|abb\.|tab\.)/iy;
const WORD = /(?:[\p{L}]{0,8}\d[\p{L}\d:.]{0,20}|[ivxlcdm]{1,9}(?![\p{L}])|\((?:[\p{L}\d]{1,12})\)|\[(?:[\p{L}\d]{1,12})\])+/uy;
const JOINT = /\s*[-–—]{1,3}\s*|\s*[,&]\s*|\s+(?=\()/y;

/**
 * Parts the text behind a citation key into locator and suffix, after the locator grammar of Pandoc's manual:
 * `, pp. 33-35, 38 and passim` → `pp. 33-35, 38` and `and passim`; `{pp. iv, A(2)}, note` names the locator itself;
 * `{}` says that there is none. A number without a label is a page: `, 33`.
 */
export function splitLocator(text: string): { readonly locator: string; readonly suffix: string } {
  const body = text.replace(/^\s*,?\s*/, '');
  if (body.startsWith('{')) {
    const close = closingBrace(body);
    if (close > 0) return { locator: body.slice(1, close).trim(), suffix: withoutComma(body.slice(close + 1)) };
  }
  const end = locatorEnd(body, text);
  // Braces may stand behind the label, too: `p. {ix(a)}`.
  return { locator: body.slice(0, end).replace(/[{}]/g, '').trim(), suffix: end > 0 ? withoutComma(body.slice(end)) : text.trim() };
}

function withoutComma(text: string): string {
  return text.replace(/^\s*,\s*/, '').trim();
}

function locatorEnd(body: string, text: string): number {
  LABEL.lastIndex = 0;
  let at = 0;
  const label = LABEL.exec(body);
  if (label && !/[\p{L}]/u.test(body[label[0].length] ?? '')) {
    at = label[0].length;
    while (body[at] === ' ' || body[at] === '\u00A0' || body[at] === '\n') at++;
    if (body[at] === '{') return closingBrace(body) + 1;
  } else if (!/^\s*,/.test(text) && !/^\s*\d/.test(text) || !/^\d/.test(body)) {
    return 0;
  }
  let end = 0;
  for (;;) {
    WORD.lastIndex = at;
    const word = WORD.exec(body);
    if (!word) return end;
    end = at + word[0].length;
    JOINT.lastIndex = end;
    const joint = JOINT.exec(body);
    if (!joint) return end;
    at = end + joint[0].length;
  }
}

function closingBrace(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) return i;
  }
  return -1;
}
