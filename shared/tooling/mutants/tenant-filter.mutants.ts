import type { Mutant } from '../mutant.ts';

export const mutants: readonly Mutant[] = [
  {
    name: 'the issuer’s code relies on row-level security alone',
    file: 'shared/server/of-organisation.ts',
    find: 'void query.where(`${query.tableRefFor(query.modelClass())}.organisationId`, organisationOf(scope));',
    replace: 'void organisationOf(scope);',
    spec: 'issuer/server/tenants.spec.ts',
  },
  {
    name: 'the issue queue relies on row-level security alone',
    file: 'issuer/server/credentials/issuance.model.ts',
    find: "void query.where('issuances.organisationId', organisationOf(scope));",
    replace: 'void organisationOf(scope);',
    spec: 'issuer/server/tenants.spec.ts',
  },
  {
    name: 'the list of members relies on row-level security alone',
    file: 'shared/server/identity/list-members.ts',
    find: 'const memberships = await MembershipModel.query(scope.db).where({ organisationId });',
    replace: 'const memberships = await MembershipModel.query(scope.db);',
    spec: 'issuer/server/tenants.spec.ts',
  },
  {
    name: 'the list of offers relies on row-level security alone',
    file: 'verifier/server/offers/list-offers.ts',
    find: '.where({ organisationId: organisationOf(scope) })',
    replace: '',
    spec: 'verifier/server/tenants.spec.ts',
  },
  {
    name: 'the list of disclosures relies on row-level security alone',
    file: 'verifier/server/disclosures/list-disclosures.ts',
    find: '.where({ organisationId: organisationOf(scope) })',
    replace: '',
    spec: 'verifier/server/tenants.spec.ts',
  },
  {
    name: 'the inbox relies on row-level security alone',
    file: 'verifier/server/notifications/list-notifications.ts',
    find: 'const own = (scope: Scope) => ({ organisationId: organisationOf(scope), accountId: signedInAccount(scope).accountId });',
    replace: 'const own = (scope: Scope) => ({ accountId: signedInAccount(scope).accountId });',
    spec: 'verifier/server/tenants.spec.ts',
  },
  {
    name: 'a request sees every organisation it names',
    file: 'shared/server/database.ts',
    find: "if (!tenant.organisationIds.every((id) => uuid.test(id))) throw new Error('an organisation id is not a UUID');",
    replace: '',
    spec: 'shared/server/database.spec.ts',
  },
  {
    name: 'a tenant outlives its transaction',
    file: 'shared/server/database.ts',
    find: "`select set_config('app.organisation_ids', ?, true),",
    replace: "`select set_config('app.organisation_ids', ?, false),",
    spec: 'shared/server/database.spec.ts',
  },
];
