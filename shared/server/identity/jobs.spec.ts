import { givenAdministrator, givenServer, givenSignUp, type GivenServer } from '#shared/server/organisations/given-server';
import { signUp } from '#shared/contracts/organisations';
import { makeOrganisationsModule } from '#shared/server/organisations/index';
import { jobRun } from '#shared/server/jobs';
import { inScope } from '#shared/server/open-scope';
import { identityModule, identityTenant } from './index.ts';

describe('nightly forgetting', () => {
  let server: GivenServer;
  beforeAll(async () => {
    server = await givenServer('issuer');
  }, 60_000);
  afterAll(() => server.close());

  const organisations = makeOrganisationsModule({ prefix: 'o', kinds: ['training'], outsideIssuers: false });
  const runAll = async (): Promise<void> => {
    for (const job of [...identityModule.jobs!, ...organisations.jobs!]) await job.work(jobRun(server.house));
  };
  const siretsOf = () =>
    inScope(
      server.house,
      { actor: { kind: 'anonymous' }, tenant: identityTenant },
      async (scope) => (await scope.db('organisations').pluck('siret')) as string[],
    );

  it('keeps the confirmed, and forgets after a week what nobody confirmed', async () => {
    const { body: confirmed } = await givenAdministrator(server);
    const lost = givenSignUp('issuer');
    await server.client().call(signUp, { body: lost });
    const began = server.house.time;
    await runAll();
    const soon = await siretsOf();
    server.house.time = new Date(began.getTime() + 8 * 86_400_000);
    await runAll();
    server.house.time = began;
    const late = await siretsOf();

    expect(soon).toContain(lost.siret);
    expect(late).not.toContain(lost.siret);
    expect(late).toContain(confirmed.siret);
  });

  it('forgets sign-ins a month after their end', async () => {
    await givenAdministrator(server);
    const count = () =>
      inScope(server.house, { actor: { kind: 'anonymous' }, tenant: identityTenant }, async (scope) => (await scope.db('sign_ins')).length);
    const before = await count();
    const began = server.house.time;
    server.house.time = new Date(began.getTime() + 90 * 86_400_000);
    await runAll();
    server.house.time = began;

    expect(before).toBeGreaterThan(0);
    expect(await count()).toBe(0);
  });
});
