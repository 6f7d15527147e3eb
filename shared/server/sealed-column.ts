import type { Scope } from './scope.ts';

// The context binds a sealed value to its place: moved to another row or column it no longer opens (security: additional data of AES-GCM).
const place = (column: string, id: string): string => `${column}:${id}`;

/** `column` is `table.column`, `id` the row's own (see `newId`). Sealed in the signing workers under the master key. */
export const sealColumn = (scope: Pick<Scope, 'house'>, column: string, id: string, plain: string): Promise<string> =>
  scope.house.keys.seal(plain, place(column, id));

/** Refuses (throws) a value that was altered, or sealed for another row or column. */
export const openColumn = (scope: Pick<Scope, 'house'>, column: string, id: string, sealed: string): Promise<string> =>
  scope.house.keys.open(sealed, place(column, id));

/** What equal values of a column share, so that they can be found; `within` (an organisation's id) keeps two tenants from being joined. */
export const blindIndex = (scope: Pick<Scope, 'house'>, column: string, plain: string, within = ''): Promise<string> =>
  scope.house.keys.blindIndex(plain, within === '' ? column : `${column}@${within}`);
