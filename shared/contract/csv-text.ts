export type Cell = string | number | boolean | null;

/** A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection), full-width twins too. */
export const safeText = (text: string): string => (/^[\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/u.test(text) ? `'${text}` : text);

const cellOf = (cell: Cell): string => {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = safeText(cell);
  return /[";\r\n\t,]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A CSV that opens right in a French Excel: UTF-8 with its mark, `;`, CRLF. */
export const writeCsv = (headers: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  `\ufeff${[headers, ...rows].map((row) => row.map(cellOf).join(';')).join('\r\n')}\r\n`;
