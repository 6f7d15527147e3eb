import { drainOutbox } from '#shared/server/outbox-worker';
import { inScope } from '#shared/server/open-scope';
import { givenOrganisation } from '#shared/server/organisations/given';
import type { Scope } from '#shared/server/scope';
import { makeTestHouse, type TestHouse } from '#shared/server/testing/house';
import { deliver, listDeliveries, notificationsModule, type Template, write } from './index.ts';
import { MailDeliveryModel } from './mail-delivery.model.ts';

const hello: Template<{ readonly name: string; readonly code: string }> = {
  name: 'hello',
  fr: ({ name, code }) => ({ subject: `Bonjour\n${name}`, greeting: `Bonjour ${name},`, paragraphs: [`Code ${code}`] }),
  en: ({ name, code }) => ({ subject: `Hello ${name}`, greeting: `Hello ${name},`, paragraphs: [`Code ${code}`] }),
};
const data = { name: 'Karim', code: 'rouge-gorge' };
const about = '019aa000-0000-7000-8000-0000000000cc';

describe('delivery of a message', () => {
  let house: TestHouse;
  let organisationId: string;
  beforeAll(async () => {
    house = await makeTestHouse('issuer');
    organisationId = await as([], async (scope) => (await givenOrganisation(scope)).id);
  }, 60_000);
  beforeEach(() => void house.mails.splice(0));
  /** Other specs of this database may have left letters that wait. */
  const mails = () => house.mails.filter(({ to }) => to === 'karim-attend@ardoise.example');

  const as = <T>(organisationIds: readonly string[], work: (scope: Scope) => Promise<T>, grant = ''): Promise<T> =>
    inScope(house, { actor: { kind: 'worker', organisationId: organisationIds[0] ?? null }, tenant: { organisationIds, grant } }, work);
  const send = (organisationIds: readonly string[] = [organisationId]) =>
    as(organisationIds, (scope) => deliver(scope, { template: hello, to: 'karim-attend@ardoise.example', locale: 'fr', data, about }));
  const settle = () => drainOutbox(house, notificationsModule.reactions!);
  const rows = () => as([], (scope) => MailDeliveryModel.query(scope.db).execute(), 'outbox');
  const sendOne = async (): Promise<string> => {
    const known = new Set((await rows()).map((row) => row.id));
    await send();
    return (await rows()).find((row) => !known.has(row.id))!.id;
  };
  const row = async (id: string): Promise<MailDeliveryModel> => (await rows()).find((one) => one.id === id)!;

  it('leaves after the commit, in the language asked', async () => {
    await send();
    const before = mails().length;
    await settle();

    expect(before).toBe(0);
    expect(mails().map((mail) => [mail.to, mail.subject])).toEqual([['karim-attend@ardoise.example', 'Bonjour Karim']]);
    expect(mails()[0]!.text).toContain('rouge-gorge');
  });

  it('does not leave when the transaction is rolled back', async () => {
    const lost = as([organisationId], async (scope) => {
      await deliver(scope, { template: hello, to: 'karim-attend@ardoise.example', locale: 'fr', data });
      throw new Error('refused');
    });
    await lost.catch(() => undefined);
    await settle();

    expect(mails()).toEqual([]);
  });

  it('waits sealed, and keeps neither address nor words once it left', async () => {
    const id = await sendOne();
    const waiting = await row(id);
    await settle();
    const sent = await row(id);
    const facts = JSON.stringify(await as([], (scope) => scope.db('outbox_facts').select('payload'), 'outbox'));

    expect(waiting.state).toBe('waiting');
    expect(waiting.sealed).not.toContain('karim');
    expect([sent.state, sent.sealed]).toEqual(['sent', null]);
    expect(facts).not.toContain('karim');
    expect(facts).not.toContain('rouge-gorge');
  });

  it('is sent once although its fact is delivered twice', async () => {
    const id = await sendOne();
    await settle();
    const { useCase } = notificationsModule.reactions![0]!;
    await as([organisationId], (scope) => useCase(scope, { factId: id, subject: id, recordedAt: house.time, payload: { deliveryId: id } }));

    expect(mails()).toHaveSize(1);
  });

  it('is tried again when the mail server fails', async () => {
    const works = house.mail;
    Object.assign(house, { mail: () => Promise.reject(new Error('451')) });
    await send();
    await settle();
    Object.assign(house, { mail: works });
    house.time = new Date(house.time.getTime() + 60_000);
    await settle();

    expect(mails()).toHaveSize(1);
  });

  it('shows an organisation what left about someone, and nothing to another', async () => {
    await send();
    await settle();
    const other = await as([], async (scope) => (await givenOrganisation(scope)).id);

    const own = await as([organisationId], (scope) => listDeliveries(scope, about));
    const foreign = await as([other], (scope) => listDeliveries(scope, about));

    expect(own[0]).toEqual(jasmine.objectContaining({ template: 'hello', state: 'sent' }));
    expect(foreign).toEqual([]);
  });

  it('goes out for nobody’s organisation too: a password reset', async () => {
    await send([]);
    await settle();

    expect(mails()).toHaveSize(1);
  });

  it('writes a subject on one line', () => {
    expect(write(hello, 'fr', data).subject).toBe('Bonjour Karim');
  });
});
