import type * as z from 'zod';
import { fieldErrors } from '../serving/parse-request.ts';
import type { SheetRow } from './read-sheet.ts';

export interface BadRow {
  readonly line: number;
  readonly errors: readonly { readonly column: string; readonly code: string }[];
}

export interface CheckedRows<T> {
  readonly good: readonly { readonly line: number; readonly value: T }[];
  readonly bad: readonly BadRow[];
}

const repeats = (rows: readonly SheetRow[], keyOf: (values: SheetRow['values']) => string): ReadonlySet<number> => {
  const seen = new Set<string>();
  const lines = new Set<number>();
  for (const row of rows) {
    const key = keyOf(row.values).trim().toLowerCase();
    if (key !== '' && seen.has(key)) lines.add(row.line);
    seen.add(key);
  }
  return lines;
};

/** Every row through the schema, every fault named by column; the second row with the same key is `duplicate` of the first. */
export const checkRows = <S extends z.ZodType>(
  rows: readonly SheetRow[],
  schema: S,
  key?: { readonly column: string; readonly of: (values: SheetRow['values']) => string },
): CheckedRows<z.output<S>> => {
  const duplicates = key ? repeats(rows, key.of) : new Set<number>();
  const good: { line: number; value: z.output<S> }[] = [];
  const bad: BadRow[] = [];
  for (const { line, values } of rows) {
    const read = schema.safeParse(values);
    const faults = read.success ? [] : fieldErrors(read.error, '').map((one) => ({ column: one.pointer.slice(1), code: one.code }));
    const errors = duplicates.has(line) ? [...faults, { column: key!.column, code: 'duplicate' }] : faults;
    if (read.success && errors.length === 0) good.push({ line, value: read.data });
    else bad.push({ line, errors });
  }
  return { good, bad };
};
