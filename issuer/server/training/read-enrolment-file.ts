import { emptyFile, notACsv, tooManyRows, wrongEncoding, wrongHeaders } from '#shared/contracts/issuer/enrolment-imports';
import { readSheet, SheetRefused, type Sheet } from '#shared/server/csv';
import { Refusal } from '#shared/server/refusal';
import { columnTitles, enrolmentColumns, garbled } from './enrolment-columns.ts';

const mostRows = 500;

const refusalOf = (error: SheetRefused): Refusal => {
  if (error.fault === 'missing-columns') return new Refusal(wrongHeaders, error.about.map((name) => columnTitles[name] ?? name).join(', '));
  if (error.fault === 'too-many-rows') return new Refusal(tooManyRows);
  return new Refusal(error.fault === 'empty' ? emptyFile : notACsv);
};

/** The rows of an enrolment file. Refuses, whatever its name, what is no table, lacks a column, holds no row or over 500, or lost its accents. */
export async function readEnrolmentFile(content: string): Promise<Sheet> {
  let sheet: Sheet;
  try {
    sheet = await readSheet(Buffer.from(content, 'base64'), { columns: enrolmentColumns, maxRows: mostRows });
  } catch (error) {
    throw error instanceof SheetRefused ? refusalOf(error) : error;
  }
  const names = sheet.rows.flatMap((row) => [row.values['givenName'] ?? '', row.values['familyName'] ?? '']);
  if (garbled(names, sheet.encoding)) throw new Refusal(wrongEncoding);
  return sheet;
}
