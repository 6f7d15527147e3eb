import type { ProblemBody } from '#shared/contract/problem';
import * as organisations from '#shared/contracts/organisations';
import * as contracts from '#shared/contracts/signing-keys';
import type { Client } from '#shared/server/testing/client';
import { givenApproved, givenPlatform, givenServer, password, type GivenServer } from './given-server.ts';

const codeOf = (answer: { readonly body: unknown }): string => (answer.body as ProblemBody).code;
type Approved = Awaited<ReturnType<typeof givenApproved>>;

describe('an organisation that closes', () => {
  let server: GivenServer;
  let platform: Client;
  beforeAll(async () => {
    server = await givenServer('issuer');
    platform = await givenPlatform(server);
  }, 60_000);
  afterAll(() => server.close());

  const close = ({ client }: Approved, changes: { name?: string; password?: string } = {}, name = '') =>
    client.call(contracts.closeOwnOrganisation, { body: { password, name, ...changes } });
  const entryOf = async ({ organisation }: Approved) => {
    const registry = (await server.client().send('GET', '/registry')).body as string;
    const { entries } = JSON.parse(Buffer.from(registry.split('.')[1]!, 'base64url').toString()) as {
      entries: { did: string; closed?: { until: string } }[];
    };
    return entries.find(({ did }) => did === organisation.did);
  };

  it('stands in the registry as closed, its document still served, and its contact is told until when', async () => {
    const approved = await givenApproved(server, platform);

    const { body } = await close(approved, {}, approved.organisation.name);

    const mail = await server.mailTo(approved.body.email);
    const document = await server.client().send('GET', `/o/${approved.organisation.slug}/did.json`);
    expect([body.state, body.servedUntil]).toEqual(['closed', '2032-11-24' as never]);
    expect((await entryOf(approved))?.closed).toEqual({ at: server.house.clock().toISOString(), until: '2032-11-24' } as never);
    expect(document.status).toBe(200);
    expect(mail.subject).toBe(`${approved.organisation.name} est fermée sur Carnet`);
    expect(mail.text).toContain('24 novembre 2032');
  });

  it('is closed with its name written out and the password proven', async () => {
    const approved = await givenApproved(server, platform);

    const unnamed = await close(approved, {}, 'Une autre');
    const unproven = await close(approved, { password: 'une autre phrase' }, approved.organisation.name);

    expect([codeOf(unnamed), codeOf(unproven)]).toEqual(['wrong-state', 'wrong-password']);
    expect((await entryOf(approved))?.closed).toBeUndefined();
  });

  it('comes back by no way: it changes no key, and nobody approves or resumes it', async () => {
    const approved = await givenApproved(server, platform);
    const params = { organisationId: approved.organisation.id };
    await platform.call(contracts.closeOrganisation, { params, body: { reason: 'Cessation d’activité.' } });

    const answers = [
      await approved.client.call(contracts.rotateKey, { body: { password } }),
      await platform.call(organisations.resumeOrganisation, { params }),
      await platform.call(organisations.approveOrganisation, { params }),
      await platform.call(contracts.closeOrganisation, { params, body: { reason: 'Encore.' } }),
    ];

    expect(answers.map(codeOf)).toEqual(['organisation-not-approved', 'wrong-state', 'wrong-state', 'wrong-state']);
    expect((await approved.client.call(organisations.getOrganisation)).body.reason).toBe('Cessation d’activité.');
  });

  it('leaves the registry once its day has passed', async () => {
    const approved = await givenApproved(server, platform);
    await close(approved, {}, approved.organisation.name);
    const before = server.house.time;

    server.house.time = new Date('2032-11-25T08:00:00Z');
    const after = await entryOf(approved);
    server.house.time = before;

    expect(after).toBeUndefined();
  });
});
