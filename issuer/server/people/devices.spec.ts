import { readWalletInvitation } from '#shared/contract/wallet-link';
import * as contract from '#shared/contracts/issuer/devices';
import { connectWallet, disconnectWallet, getWalletPerson, refreshWalletTokens } from '#shared/contracts/issuer/people';
import { makeAuthenticate } from '#shared/server/identity/index';
import { inScope } from '#shared/server/open-scope';
import type { Scope } from '#shared/server/scope';
import { startServer, type TestServer } from '#shared/server/testing/server';
import { permissions } from '../permissions.ts';
import { given } from '../training/given.ts';
import { addPeople } from './add-people.ts';
import { authenticateWallet } from './authenticate-wallet.ts';
import { givenWallet, type GivenWallet } from './given.ts';
import { peopleModule } from './index.ts';
import { inviteWallet } from './invite-wallet.ts';
import { walletStateOf } from './wallet-states-of.ts';

interface Trainee {
  readonly organisationId: string;
  readonly personId: string;
}

describe('the devices of one person', () => {
  let server: TestServer;
  let noon: Date;
  let trainee: Trainee;
  let phone: GivenWallet;

  beforeAll(async () => {
    const modules = [peopleModule].flatMap((module) => module.routes ?? []);
    server = await startServer('issuer', { authenticate: makeAuthenticate(authenticateWallet), permissions, modules });
    noon = server.house.time;
  }, 60_000);
  afterAll(() => server.close());
  const asNobody = { actor: { kind: 'worker', organisationId: null }, tenant: { organisationIds: [] } } as const;
  const within = <T>({ organisationId }: Trainee, work: (scope: Scope) => Promise<T>): Promise<T> =>
    inScope(server.house, { actor: { kind: 'worker', organisationId }, tenant: { organisationIds: [organisationId] } }, work);
  /** Another trainee of the same session. */
  const neighbour = (): Promise<Trainee> =>
    within(trainee, async (scope) => {
      const { organisationId } = trainee;
      const person = { givenName: 'Awa', familyName: 'Diallo', email: `awa-${organisationId}@exemple.example` };
      return { organisationId, personId: (await addPeople(scope, [person]))[0]! };
    });
  const someone = (): Promise<Trainee> =>
    inScope(server.house, asNobody, async (scope) => {
      const organism = await given.organism(scope);
      const session = await given.session(scope, organism);
      const { personId } = await given.enrolled(scope, organism, session.id);
      return { organisationId: organism.organisation.id, personId };
    });
  const connect = async (code: string, device?: string): Promise<GivenWallet> => {
    const wallet = await givenWallet(server);
    const { status, body } = await wallet.call(connectWallet, { body: { code, ...(device ? { device } : {}) } });
    if (status !== 201) throw new Error((body as unknown as { code: string }).code);
    return Object.assign(wallet, { accessToken: body.accessToken, refreshToken: body.refreshToken });
  };
  const invited = async (who: Trainee): Promise<string> =>
    readWalletInvitation((await within(who, (scope) => inviteWallet(scope, who.personId, { lost: false }))).link)!.code;
  const codeFrom = async (wallet: GivenWallet): Promise<string> => (await wallet.call(contract.inviteDevice)).body.code;
  const add = async (device = 'Tablette'): Promise<GivenWallet> => connect(await codeFrom(phone), device);
  const answers = async (wallet: GivenWallet): Promise<boolean> => (await wallet.call(getWalletPerson)).status === 200;
  const devices = async (wallet: GivenWallet) => (await wallet.call(contract.listDevices)).body.items;
  const remove = (wallet: GivenWallet, connectionId: string) =>
    wallet.call(contract.removeDevice, { params: { connectionId: connectionId } });
  const factsOf = async (name: string): Promise<unknown[]> => {
    const facts = await inScope(server.house, asNobody, (scope) => given.facts(scope, trainee.organisationId, name));
    return facts.map((fact) => fact.payload['connectionId']);
  };

  beforeEach(async () => {
    server.house.time = noon;
    trainee = await someone();
    phone = await connect(await invited(trainee), 'Téléphone');
  });
  afterEach(() => expect(server.faults).toEqual([]));

  it('stand beside each other, each by its name; the person is to be told of the second', async () => {
    const tablet = await add();

    expect([await answers(phone), await answers(tablet)]).toEqual([true, true]);
    const seen = await devices(tablet);
    expect(seen.map(({ name, current }) => [name, current])).toEqual([
      ['Tablette', true],
      ['Téléphone', false],
    ]);
    expect(await factsOf('wallet.device-added')).toEqual([seen[0]!.connectionId]);
    expect(await within(trainee, (scope) => walletStateOf(scope, trainee.personId))).toBe('connected');
  });

  it('come by a code that is good once, for ten minutes, and dies with the next', async () => {
    const first = await codeFrom(phone);
    const second = await codeFrom(phone);
    await expectAsync(connect(first)).toBeRejectedWithError('dead-link');
    await connect(second);
    await expectAsync(connect(second)).toBeRejectedWithError('dead-link');

    const third = await codeFrom(phone);
    server.house.time = new Date(noon.getTime() + 10 * 60_000);
    await expectAsync(connect(third)).toBeRejectedWithError('dead-link');
  });

  it('are five at most, however many come at once', async () => {
    for (let number = 2; number < 5; number += 1) await add(`Tablette ${number}`);
    const last = await codeFrom(phone);
    await connect(last);
    expect((await phone.call(contract.inviteDevice)).status).toBe(409);
    expect((await devices(phone)).length).toBe(5);
  });

  it('are taken out by another: it is cut off at once, and what it holds is to fall', async () => {
    const tablet = await add();
    const [theirs, own] = await devices(phone);

    expect((await remove(phone, theirs!.connectionId)).status).toBe(204);
    expect([await answers(phone), await answers(tablet)]).toEqual([true, false]);
    const refreshed = await tablet.call(refreshWalletTokens, { body: { refreshToken: tablet.refreshToken } });
    expect(refreshed.status).toBe(401);
    expect(await factsOf('wallet.device-removed')).toEqual([theirs!.connectionId]);
    expect((await remove(phone, theirs!.connectionId)).status).toBe(404);
    expect((await remove(phone, own!.connectionId)).status).toBe(404);
  });

  it('are nobody else’s: of another person, or another organism, none is seen or taken out', async () => {
    for (const stranger of [await neighbour(), await someone()]) {
      const other = await connect(await invited(stranger), 'Téléphone');
      const [theirs] = await devices(other);

      expect((await remove(phone, theirs!.connectionId)).status).toBe(404);
      expect(await answers(other)).toBeTrue();
      expect((await devices(phone)).map(({ connectionId }) => connectionId)).not.toContain(theirs!.connectionId);
    }
  });

  it('leave one by one, by themselves or with a stolen token; a lost wallet and a new invitation take them all', async () => {
    const tablet = await add();
    const laptop = await add('Ordinateur');
    await laptop.call(disconnectWallet);
    expect([await answers(phone), await answers(tablet), await answers(laptop)]).toEqual([true, true, false]);

    const { refreshToken } = tablet;
    await tablet.call(refreshWalletTokens, { body: { refreshToken } });
    expect((await tablet.call(refreshWalletTokens, { body: { refreshToken } })).status).toBe(401);
    expect([await answers(phone), await answers(tablet)]).toEqual([true, false]);
    expect(await within(trainee, (scope) => walletStateOf(scope, trainee.personId))).toBe('connected');

    const second = await add();
    const fresh = await connect(await invited(trainee));
    expect([await answers(phone), await answers(second), await answers(fresh)]).toEqual([false, false, true]);
  });
});
