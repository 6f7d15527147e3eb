import type { Scope } from './scope.ts';

/** `table.column`, the column's name beginning with `sealed`: by that name the rotation of the master key finds it (master-keys/sealed-places.ts). */
export type SealedColumn = `${string}.sealed${string}`;

// The context binds a sealed value to its place: moved to another row or column it no longer opens (security: additional data of AES-GCM).
const place = (column: SealedColumn, id: string): string => `${column}:${id}`;

/** `column` is `table.column`, `id` the row's own (see `newId`). Sealed in the signing workers under the master key. */
export const sealColumn = (scope: Pick<Scope, 'house'>, column: SealedColumn, id: string, plain: string): Promise<string> =>
  scope.house.keys.seal(plain, place(column, id));

/** Refuses (throws) a value that was altered, or sealed for another row or column. */
export const openColumn = (scope: Pick<Scope, 'house'>, column: SealedColumn, id: string, sealed: string): Promise<string> =>
  scope.house.keys.open(sealed, place(column, id));

/** What equal values of a column share, so that they can be found; `within` (an organisation's id) keeps two tenants from being joined. */
export const blindIndex = (scope: Pick<Scope, 'house'>, column: string, plain: string, within = ''): Promise<string> =>
  scope.house.keys.blindIndex(plain, within === '' ? column : `${column}@${within}`);
