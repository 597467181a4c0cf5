/** Commands that stand for a piece of text. A name of letters swallows the white space behind it. */
export const SYMBOLS: ReadonlyMap<string, string> = new Map(Object.entries({
  '%': '%', '&': '&', $: '$', _: '_', '#': '#', '{': '{', '}': '}', ' ': ' ', '\t': ' ', '\\': ' ', ':': ' ', ';': ' ', '>': ' ',
  '-': '', '/': '', '!': '', '@': '', '*': '', '+': '', '=': '',
  space: ' ', quad: ' ', qquad: ' ', enspace: ' ', enskip: ' ', newline: ' ', linebreak: ' ', tabularnewline: ' ', hfill: ' ', dotfill: ' ', hskip: ' ', nobreakspace: '\u00A0', tab: ' ',
  textpm: '±', pm: '±', textmu: 'µ', micro: 'µ', textdegree: '°', degree: '°', textcelsius: '°C', degreeCelsius: '°C', celsius: '°C', textohm: 'Ω', texttimes: '×', times: '×', textdiv: '÷', textminus: '−', textonehalf: '½', textonequarter: '¼', textthreequarters: '¾',
  textless: '<', textgreater: '>', textbar: '|', textasciitilde: '~', textasciicircum: '^', textbackslash: '\\', textunderscore: '_', textdollar: '$', textpercent: '%', textperthousand: '‰', textasteriskcentered: '*', textbullet: '•', textperiodcentered: '·',
  textbraceleft: '{', textbraceright: '}', slash: '/', lbrack: '[', rbrack: ']', lbrace: '{', rbrace: '}', textellipsis: '…', ldots: '…', dots: '…', textendash: '–', textemdash: '—', textnumero: '№', textonesuperior: '¹', texttwosuperior: '²', textthreesuperior: '³',
  textquoteleft: '‘', textquoteright: '’', textquotedblleft: '“', textquotedblright: '”', textquotedbl: '"', textquotesingle: "'", guillemotleft: '«', guillemotright: '»', guilsinglleft: '‹', guilsinglright: '›', quotedblbase: '„', quotesinglbase: '‚', glqq: '„', grqq: '“', lq: '‘', rq: '’', og: '«', fg: '»',
  S: '§', P: '¶', textsection: '§', dag: '†', ddag: '‡', textdagger: '†', textdaggerdbl: '‡', copyright: '©', textcopyright: '©', textregistered: '®', texttrademark: '™', pounds: '£', textsterling: '£', euro: '€', texteuro: '€', EUR: '€', textyen: '¥', textcent: '¢',
  ss: 'ß', SS: 'ẞ', ae: 'æ', AE: 'Æ', oe: 'œ', OE: 'Œ', o: 'ø', O: 'Ø', l: 'ł', L: 'Ł', aa: 'å', AA: 'Å', i: 'ı', j: 'ȷ', dh: 'ð', DH: 'Ð', th: 'þ', TH: 'Þ', dj: 'đ', DJ: 'Đ', ng: 'ŋ', NG: 'Ŋ',
  textalpha: 'α', textbeta: 'β', textgamma: 'γ', textdelta: 'δ', textepsilon: 'ε', textkappa: 'κ', textlambda: 'λ', textpi: 'π', textsigma: 'σ', texttau: 'τ', textchi: 'χ', textomega: 'ω', textDelta: 'Δ', textOmega: 'Ω',
  textrightarrow: '→', textleftarrow: '←', textuparrow: '↑', textdownarrow: '↓', rightarrow: '→', to: '→', checkmark: '✓', cmark: '✓', xmark: '✗', textalphaup: 'α',
  TeX: 'TeX', LaTeX: 'LaTeX', LaTeXe: 'LaTeX2e', BibTeX: 'BibTeX', XeLaTeX: 'XeLaTeX', LuaLaTeX: 'LuaLaTeX',
  eg: 'e.g.', ie: 'i.e.', etal: 'et al.',
}));
