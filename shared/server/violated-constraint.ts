import { DBError } from 'objection';

/**
 * The name of the unique, foreign-key or check constraint a statement broke; null for any other error. Objection's `UniqueViolationError` is of no
 * use here: on tables behind row-level security PostgreSQL leaves out the detail it is recognised by.
 */
export const violatedConstraint = (error: unknown): string | null => {
  const native = (error instanceof DBError ? error.nativeError : error) as { readonly code?: string; readonly constraint?: string } | null;
  return native?.code?.startsWith('23') ? (native.constraint ?? null) : null;
};
