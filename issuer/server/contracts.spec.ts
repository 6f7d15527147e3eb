import { listMembers } from '#shared/contracts/identity';
import { listEnrolments, listProgrammes, listSessions } from '#shared/contracts/issuer/training';
import { givenAccount, givenMembership } from '#shared/server/identity/given';
import { givenOrganisation } from '#shared/server/organisations/given';
import { contractSuite, routesOf } from '#shared/server/testing/contract-suite';
import { writtenRoutes } from '#shared/server/testing/contract-files';
import { tenantSuite } from '#shared/server/testing/tenant-suite';
import { issuerParts } from './app.ts';
import { permissions } from './permissions.ts';
import { given } from './training/given.ts';

const { modules } = issuerParts();

contractSuite({ app: 'issuer', modules, permissions });

describe('the written contracts of the issuer', () => {
  it('are all served', async () => {
    const served = new Set(routesOf(modules).map((route) => `${route.method} ${route.path}`));
    const written = (await writtenRoutes('issuer')).map((route) => `${route.method} ${route.path}`);

    expect(written.filter((place) => !served.has(place))).toEqual([]);
  });
});

const sessions = new Map<string, string>();

tenantSuite({
  app: 'issuer',
  modules,
  permissions,
  // the open national catalogue of métiers, and the last links of the audit chains
  open: ['appellations', 'audit_heads', 'catalogue_competences', 'catalogue_versions', 'occupation_competences', 'occupations'],
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
    {
      route: listProgrammes,
      tables: ['programmes'],
      given: async (scope, id) => (await given.programme(scope, await given.organism(scope, { id }))).title,
    },
    {
      route: listSessions,
      tables: ['programmes', 'sessions'],
      given: async (scope, id) => (await given.session(scope, await given.organism(scope, { id }))).title,
    },
    {
      route: listEnrolments,
      params: (id) => ({ sessionId: sessions.get(id) }),
      tables: ['sessions', 'enrolments'],
      given: async (scope, id) => {
        const organism = await given.organism(scope, { id });
        const session = await given.session(scope, organism);
        sessions.set(id, session.id);
        return (await given.enrolled(scope, organism, session.id)).email;
      },
    },
  ],
});
