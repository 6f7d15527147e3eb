import type { QueryBuilder, Model } from 'objection';
import { organisationOf, type Scope } from './scope.ts';

/**
 * For a tenant table's model: `static override modifiers = tenantModifiers;`, then `.modify('ofOrganisation', scope)` on every read. The first
 * fence between organisations; row-level security is the second (house.md 2.9).
 */
export const tenantModifiers = {
  ofOrganisation(query: QueryBuilder<Model>, scope: Scope): void {
    void query.where(`${query.tableRefFor(query.modelClass())}.organisationId`, organisationOf(scope));
  },
};
