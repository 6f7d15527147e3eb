const thin = '\u202f';
const hard = '\u00a0';
const months =
  'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|janv\\.|févr\\.|avr\\.|juil\\.|sept\\.|oct\\.|nov\\.|déc\\.';

const rules: readonly (readonly [RegExp, string])[] = [
  [/(\p{L})'(?=\p{L})/gu, '$1’'],
  [/(\S)[ \u00a0\u202f]?([;!?])(?=$|[\s»)])/gu, `$1${thin}$2`],
  [/(\S)[ \u00a0\u202f]?:(?=$|\s)/gu, `$1${hard}:`],
  [/«[ \u00a0\u202f]?(?=\S)/gu, `«${hard}`],
  [/(\S)[ \u00a0\u202f]?»/gu, `$1${hard}»`],
  [/(\d)[ \u00a0\u202f]?([%€])/gu, `$1${hard}$2`],
  [/(\d) (h|min|s|kB|Mo|Ko)(?![\p{L}])/gu, `$1${hard}$2`],
  [/(\d\u00a0h) (?=\d)/gu, `$1${hard}`],
  [new RegExp(`(\\d) (?=(?:${months}))`, 'gu'), `$1${hard}`],
];

/**
 * French spaces and apostrophes (look, section 2; Lexique des règles typographiques en usage à l’Imprimerie nationale): thin no-break space before
 * `; ! ?`, no-break space before `:`, inside « », before %, €, h, min, between day and month. Running it twice changes nothing.
 */
export const frenchTypography = (text: string): string => rules.reduce((written, [found, better]) => written.replace(found, better), text);

/**
 * « de Anne » is « d’Anne » once a name stands in a sentence. Before h and y it depends on the word: those are left as they are.
 */
export const elided = (text: string): string => text.replace(/(?<!\p{L})(d|qu)e (?=[aeiouàâäæéèêëîïôöœùûü])/giu, '$1’');
