import { listMembers } from '#shared/contracts/identity';
import { listDisclosures } from '#shared/contracts/verifier/disclosures';
import { listOffers } from '#shared/contracts/verifier/offers';
import { givenAccount, givenMembership } from '#shared/server/identity/given';
import { givenOrganisation } from '#shared/server/organisations/given';
import { contractSuite, routesOf } from '#shared/server/testing/contract-suite';
import { writtenRoutes } from '#shared/server/testing/contract-files';
import { tenantSuite } from '#shared/server/testing/tenant-suite';
import { verifierParts } from './app.ts';
import { givenTrace } from './disclosures/given.ts';
import { givenOfferRow } from './offers/given.ts';
import { permissions } from './permissions.ts';

const { modules } = verifierParts({ config: { issuerUrl: '' } } as never);

contractSuite({ app: 'verifier', modules, permissions });

describe('the written contracts of the verifier', () => {
  it('are all served, but for the outside issuers, which the issuer recognises', async () => {
    const served = new Set(routesOf(modules).map((route) => `${route.method} ${route.path}`));
    const written = (await writtenRoutes('verifier')).map((route) => `${route.method} ${route.path}`);
    const missing = written.filter((place) => !served.has(place));

    expect(missing.filter((place) => !place.includes('/platform/outside-issuers'))).toEqual([]);
  });
});

tenantSuite({
  app: 'verifier',
  modules,
  permissions,
  // public lists, the last links of the audit chains, and search rows, which name nobody (see their migration)
  open: ['audit_heads', 'candidate_search', 'departments', 'skills'],
  lists: [
    {
      route: listMembers,
      tables: ['memberships'],
      given: async (scope, organisationId) => {
        await givenOrganisation(scope, { id: organisationId });
        const account = await givenAccount(scope);
        await givenMembership(scope, account.id, organisationId, 'recruiter');
        return account.email;
      },
    },
    {
      route: listOffers,
      tables: ['offers'],
      given: async (scope, organisationId) => {
        await givenOrganisation(scope, { id: organisationId });
        return (await givenOfferRow(scope, organisationId)).title;
      },
    },
    {
      route: listDisclosures,
      tables: ['disclosures', 'presentation_requests'],
      given: async (scope, organisationId) => {
        await givenOrganisation(scope, { id: organisationId });
        return givenTrace(scope, organisationId);
      },
    },
  ],
});
