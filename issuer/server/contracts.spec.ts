import { listMembers } from '#shared/contracts/identity';
import { givenAccount, givenMembership } from '#shared/server/identity/given';
import { givenOrganisation } from '#shared/server/organisations/given';
import { contractSuite, routesOf } from '#shared/server/testing/contract-suite';
import { writtenRoutes } from '#shared/server/testing/contract-files';
import { tenantSuite } from '#shared/server/testing/tenant-suite';
import { issuerParts } from './app.ts';
import { permissions } from './permissions.ts';

const { modules } = issuerParts();

contractSuite({ app: 'issuer', modules, permissions });

describe('the written contracts of the issuer', () => {
  it('are all served', async () => {
    const served = new Set(routesOf(modules).map((route) => `${route.method} ${route.path}`));
    const written = (await writtenRoutes('issuer')).map((route) => `${route.method} ${route.path}`);

    expect(written.filter((place) => !served.has(place))).toEqual([]);
  });
});

tenantSuite({
  app: 'issuer',
  modules,
  permissions,
  open: ['audit_heads'],
  lists: [
    {
      route: listMembers,
      tables: ['memberships'],
      given: async (scope, organisationId) => {
        await givenOrganisation(scope, { id: organisationId });
        const account = await givenAccount(scope);
        await givenMembership(scope, account.id, organisationId, 'trainer');
        return account.email;
      },
    },
  ],
});
