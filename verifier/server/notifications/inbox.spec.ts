import { listNotifications, readNotifications } from '#shared/contracts/verifier/notifications';
import { givenAccount, givenMembership } from '#shared/server/identity/given';
import { inScope } from '#shared/server/open-scope';
import { givenOrganisation } from '#shared/server/organisations/given';
import type { Scope } from '#shared/server/scope';
import { accountActor } from '#shared/server/testing/rolled-back';
import { actorByHeader, asActor, startServer, type TestServer } from '#shared/server/testing/server';
import { givenNotification } from './given.ts';
import { notificationsModule } from './index.ts';
import { listRecipients } from './list-recipients.ts';
import { notifyCompany } from './notify-company.ts';
import { newId } from '#shared/server/random';

const permissions = ['notification:read:own'];

describe('the inbox of a recruiter', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer('verifier', {
      authenticate: actorByHeader,
      permissions: { recruiter: permissions },
      modules: [notificationsModule.routes!],
    });
  }, 60_000);
  afterAll(() => server.close());
  afterEach(() => expect(server.faults).toEqual([]));

  /** Two members of one company, and a line of the inbox of each. */
  const given = async () => {
    const organisationId = newId(server.house.time);
    const inCompany = <T>(work: (scope: Scope) => Promise<T>): Promise<T> =>
      inScope(server.house, { actor: { kind: 'worker', organisationId }, tenant: { organisationIds: [organisationId] } }, work);
    const accounts = await inCompany(async (scope) => {
      await givenOrganisation(scope, { id: organisationId });
      const [one, other] = [await givenAccount(scope), await givenAccount(scope)];
      for (const account of [one, other]) await givenMembership(scope, account.id, organisationId, 'recruiter');
      return [one, other];
    });
    const lines = await inCompany(async (scope) => [
      await givenNotification(scope, organisationId, accounts[0]!.id),
      await givenNotification(scope, organisationId, accounts[1]!.id),
    ]);
    const as = (index: number) => asActor(accountActor(organisationId, permissions, accounts[index]!.id, 'recruiter'));
    return { organisationId, accounts, lines, inCompany, as };
  };
  const inbox = (as: Readonly<Record<string, string>>, language = 'fr') =>
    server.client().call(listNotifications, {}, { ...as, 'accept-language': language });

  it('shows each member their own lines, in their language, unread until read', async () => {
    const { lines, as } = await given();

    const before = await inbox(as(0));
    await server.client().call(readNotifications, {}, as(0));
    const after = await inbox(as(0), 'en');

    expect(before.body.items.map((one) => [one.subjectId, one.title])).toEqual([
      [lines[0]!, 'Une personne a partagé des informations avec vous'],
    ]);
    expect([before.body.unread, after.body.unread]).toEqual([1, 0]);
    expect(after.body.items[0]!.title).toBe('Someone shared information with you');
    expect((await inbox(as(1))).body.unread).toBe(1);
  });

  it('tells every member once, however often the same fact comes', async () => {
    const { organisationId, inCompany, as, accounts } = await given();
    const told = { factId: newId(server.house.time), organisationId, kind: 'status-changed' as const, subjectId: newId(server.house.time) };

    await inCompany((scope) => notifyCompany(scope, told));
    await inCompany((scope) => notifyCompany(scope, told));

    expect((await inbox(as(0))).body.items.filter((one) => one.kind === 'status-changed').length).toBe(1);
    const waiting = await inCompany((scope) => scope.db('mail_deliveries').where({ organisationId, template: 'status-changed' }));
    expect(waiting.length).toBe(2);
    expect((await inCompany((scope) => listRecipients(scope, organisationId))).map((one) => one.accountId).sort()).toEqual(
      accounts.map((one) => one.id).sort(),
    );
  });
});
