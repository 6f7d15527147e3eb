// The spreadsheet reader and writer, by one name.
export { checkRows, type BadRow, type CheckedRows } from './spreadsheet/check-rows.ts';
export { type ColumnRule } from './spreadsheet/map-headers.ts';
export { readSheet, SheetRefused, type Sheet, type SheetFault, type SheetRow } from './spreadsheet/read-sheet.ts';
export { writeCsv, type Cell } from './spreadsheet/write-csv.ts';
