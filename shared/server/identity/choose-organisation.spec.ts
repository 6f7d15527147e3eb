import type { ProblemBody } from '#shared/contract/problem';
import * as contracts from '#shared/contracts/identity';
import { getOrganisation, signUp } from '#shared/contracts/organisations';
import { inScope } from '#shared/server/open-scope';
import { givenAdministrator, givenServer, givenSignUp, type GivenServer, password } from '#shared/server/organisations/given-server';
import { givenMembership } from './given.ts';

describe('choosing another organisation', () => {
  let server: GivenServer;
  beforeAll(async () => {
    server = await givenServer('issuer');
  }, 60_000);
  afterAll(() => server.close());

  const givenTwo = async () => {
    const first = await givenAdministrator(server);
    const second = givenSignUp('issuer', { email: first.body.email });
    await server.client().call(signUp, { body: second });
    await first.client.call(contracts.confirmEmail, { body: { code: await server.codeFor(second.email) } });
    const session = await first.client.call(contracts.getSession);
    const other = session.body.organisations.find((one) => one.id !== first.organisationId)!;
    return { ...first, other };
  };

  it('goes there under a new cookie; the former one is dead', async () => {
    const { client, other } = await givenTwo();
    const old = new Map(client.cookies);

    const answer = await client.call(contracts.chooseOrganisation, { body: { organisationId: other.id } });
    const here = await client.call(getOrganisation);
    const thief = server.client();
    for (const [name, value] of old) thief.cookies.set(name, value);
    const there = await thief.call(getOrganisation);

    expect(answer.body.organisationId).toBe(other.id);
    expect(here.body.id).toBe(other.id);
    expect(there.status).toBe(401);
  });

  it('is remembered at the next sign-in', async () => {
    const { client, other, body } = await givenTwo();
    await client.call(contracts.chooseOrganisation, { body: { organisationId: other.id } });

    const answer = await server.client().call(contracts.signIn, { body: { email: body.email, password } });

    expect(answer.body.organisationId).toBe(other.id);
  });

  it('leads a platform administrator back to the platform, and nobody else', async () => {
    const { client, organisationId } = await givenAdministrator(server);
    const stranger = await client.call(contracts.chooseOrganisation, { body: { organisationId: null } });
    expect(stranger.status).toBe(404);
    const before = await client.call(contracts.getSession);
    expect(before.body.platform).toBeFalse();

    await inScope(server.house, { actor: { kind: 'worker', organisationId: null }, tenant: { organisationIds: [] } }, (scope) =>
      givenMembership(scope, before.body.account!.id, null, 'platform'),
    );
    const there = await client.call(contracts.chooseOrganisation, { body: { organisationId: null } });
    expect([there.body.platform, there.body.organisationId, there.body.role]).toEqual([true, null, 'platform']);

    const back = await client.call(contracts.chooseOrganisation, { body: { organisationId } });
    expect([back.body.platform, back.body.organisationId]).toEqual([true, organisationId]);
  });

  it('refuses an organisation the account does not belong to as if it did not exist', async () => {
    const { client } = await givenAdministrator(server);
    const stranger = await givenAdministrator(server);

    const answer = await client.call(contracts.chooseOrganisation, { body: { organisationId: stranger.organisationId } });

    expect(answer.status).toBe(404);
    expect((answer.body as unknown as ProblemBody).code).toBe('not-found');
  });
});
