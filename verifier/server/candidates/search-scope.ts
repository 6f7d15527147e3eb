import type { Scope } from '#shared/server/scope';

/** The same transaction, allowed to read published profiles: only for routes whose permission says so. */
export const searchScope = (scope: Scope): Promise<Scope> => scope.as({ ...scope.tenant, grant: 'search' });
