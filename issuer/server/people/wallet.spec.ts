import { readWalletInvitation } from '#shared/contract/wallet-link';
import * as contract from '#shared/contracts/issuer/people';
import { listWalletSessions } from '#shared/contracts/issuer/wallet-sessions';
import { makeAuthenticate } from '#shared/server/identity/index';
import { inScope } from '#shared/server/open-scope';
import type { Scope } from '#shared/server/scope';
import { startServer, type TestServer } from '#shared/server/testing/server';
import { competencesModule } from '../competences/index.ts';
import { permissions } from '../permissions.ts';
import { given } from '../training/given.ts';
import { authenticateWallet } from './authenticate-wallet.ts';
import { givenWallet, type GivenWallet } from './given.ts';
import { peopleModule } from './index.ts';
import { inviteWallet } from './invite-wallet.ts';
import { walletStateOf } from './wallet-states-of.ts';
import { correctPerson } from './correct-person.ts';

interface Trainee {
  readonly organisationId: string;
  readonly personId: string;
  readonly slug: string;
}

describe('a wallet at an organism', () => {
  let server: TestServer;
  let trainee: Trainee;
  let noon: Date;

  beforeAll(async () => {
    const modules = [peopleModule, competencesModule].flatMap((module) => module.routes ?? []);
    server = await startServer('issuer', { authenticate: makeAuthenticate(authenticateWallet), permissions, modules });
    noon = server.house.time;
  }, 60_000);
  afterAll(() => server.close());
  beforeEach(async () => {
    server.house.time = noon;
    trainee = await enrol();
  });
  afterEach(() => expect(server.faults).toEqual([]));

  const within = <T>(organisationId: string, work: (scope: Scope) => Promise<T>): Promise<T> =>
    inScope(server.house, { actor: { kind: 'worker', organisationId }, tenant: { organisationIds: [organisationId] } }, work);
  const enrol = (): Promise<Trainee> =>
    inScope(server.house, { actor: { kind: 'worker', organisationId: null }, tenant: { organisationIds: [] } }, async (scope) => {
      const organism = await given.organism(scope);
      const session = await given.session(scope, organism);
      const { personId } = await given.enrolled(scope, organism, session.id, { givenName: 'Léa', familyName: 'Martin' });
      return { organisationId: organism.organisation.id, personId, slug: organism.organisation.slug! };
    });
  const invite = async (lost = false): Promise<string> => {
    const { link } = await within(trainee.organisationId, (scope) => inviteWallet(scope, trainee.personId, { lost }));
    return readWalletInvitation(link)!.code;
  };
  const state = (): Promise<string> => within(trainee.organisationId, (scope) => walletStateOf(scope, trainee.personId));
  const later = (seconds: number): void => void (server.house.time = new Date(server.house.time.getTime() + seconds * 1000));
  const redeem = (wallet: GivenWallet, code: string, proof?: string | null) =>
    wallet.call(contract.connectWallet, { body: { code } }, proof);
  const connected = async (): Promise<GivenWallet> => {
    const wallet = await givenWallet(server);
    const { status, body } = await redeem(wallet, await invite());
    expect(status).toBe(201);
    Object.assign(wallet, { accessToken: body.accessToken, refreshToken: body.refreshToken });
    return wallet;
  };
  const refresh = (wallet: GivenWallet, refreshToken = wallet.refreshToken) =>
    wallet.call(contract.refreshWalletTokens, { body: { refreshToken } });
  const codeOf = (answer: { readonly body: unknown }): unknown => (answer.body as { code?: unknown }).code;

  it('says whose invitation it is, and nothing of the person', async () => {
    const wallet = await givenWallet(server);

    const { status, body } = await wallet.call(contract.lookUpWalletInvitation, { body: { code: await invite() } }, null);

    expect(status).toBe(200);
    expect(body.organisation.name).toBe('Atelier de l’Ardoise');
    expect(body.credentialIssuer).toBe(`${server.url}/o/${trainee.slug}`);
    expect(body.expiresAt).toBe('2026-12-08T08:30:00.000Z');
    expect(JSON.stringify(body)).not.toMatch(/Léa|Martin/u);
  });

  it('connects with a proof of its key, and then is the person', async () => {
    const wallet = await connected();

    const { status, body } = await wallet.call(contract.getWalletPerson);

    expect(status).toBe(200);
    expect(body).toEqual(
      jasmine.objectContaining({ givenName: 'Léa', familyName: 'Martin', organisation: 'Atelier de l’Ardoise', since: '2026-11-24' }),
    );
    expect(await state()).toBe('connected');
  });

  it('sees its own sessions, with what they teach', async () => {
    const wallet = await connected();

    const { body } = await wallet.call(listWalletSessions);

    expect(body.items.map((item) => [item.state, item.trainers as unknown, item.courses.length, item.competences.length])).toEqual([
      ['open', ['Karim Belkacem'], 2, 3],
    ]);
  });

  it('redeems an invitation once: of ten wallets at a time one passes', async () => {
    const code = await invite();
    const wallets = await Promise.all(Array.from({ length: 10 }, () => givenWallet(server)));

    const answers = await Promise.all(wallets.map((wallet) => redeem(wallet, code)));

    expect(answers.map((answer) => answer.status).sort()).toEqual([201, ...Array<number>(9).fill(410)]);
  });

  it('cannot redeem a link that was replaced, is two weeks old, or was never made', async () => {
    const wallet = await givenWallet(server);
    const first = await invite();
    const second = await invite();

    expect((await redeem(wallet, first)).status).toBe(410);
    later(14 * 86_400 + 1);
    expect((await redeem(wallet, second)).status).toBe(410);
    expect((await redeem(wallet, 'A'.repeat(43))).status).toBe(410);
  });

  it('cannot redeem a link sent to an address that was corrected', async () => {
    const code = await invite();
    const corrected = { givenName: 'Léa', familyName: 'Martin', email: `autre-${trainee.personId}@exemple.fr` };
    await within(trainee.organisationId, (scope) => correctPerson(scope, trainee.personId, corrected));

    expect((await redeem(await givenWallet(server), code)).status).toBe(410);
  });

  it('cannot connect without a good proof, and the link survives the attempt', async () => {
    const wallet = await givenWallet(server);
    const code = await invite();
    const path = contract.connectWallet.path;
    const spoilt = [
      null,
      await wallet.proof('GET', path),
      await wallet.proof('POST', '/elsewhere'),
      await wallet.proof('POST', path, { iat: 0 }),
      await wallet.proof('POST', path, { typ: 'JWT' }),
    ];

    for (const proof of spoilt) expect(codeOf(await redeem(wallet, code, proof))).toBe('proof-refused');
    expect((await redeem(wallet, code)).status).toBe(201);
  });

  it('is refused with another key, a repeated proof, a proof for another token, or five minutes later', async () => {
    const wallet = await connected();
    const thief = Object.assign(await givenWallet(server), { accessToken: wallet.accessToken });
    const once = await wallet.proof('GET', contract.getWalletPerson.path);

    expect((await thief.call(contract.getWalletPerson)).status).toBe(401);
    expect((await wallet.call(contract.getWalletPerson, {}, once)).status).toBe(200);
    expect((await wallet.call(contract.getWalletPerson, {}, once)).status).toBe(401);
    expect(
      (await wallet.call(contract.getWalletPerson, {}, await wallet.proof('GET', contract.getWalletPerson.path, { ath: 'x' }))).status,
    ).toBe(401);
    expect((await wallet.call(contract.getWalletPerson, {}, null)).status).toBe(401);
    later(301);
    expect((await wallet.call(contract.getWalletPerson)).status).toBe(401);
  });

  it('gets new tokens for its refresh token, which dies', async () => {
    const wallet = await connected();
    later(600);

    const { status, body } = await refresh(wallet);

    expect(status).toBe(200);
    expect(body.expiresInSeconds).toBe(300);
    wallet.accessToken = body.accessToken;
    expect((await wallet.call(contract.getWalletPerson)).status).toBe(200);
  });

  it('is cut off when a refresh token is used twice: the newest tokens die too', async () => {
    const wallet = await connected();
    const { body } = await refresh(wallet);

    expect(codeOf(await refresh(wallet))).toBe('connection-closed');
    wallet.accessToken = body.accessToken;
    expect((await wallet.call(contract.getWalletPerson)).status).toBe(401);
    expect(codeOf(await refresh(wallet, body.refreshToken))).toBe('connection-closed');
    expect(await state()).toBe('none');
  });

  it('gets other tokens when an answer was lost on the way, whichever of two sendings came first', async () => {
    const wallet = await connected();
    const [attempt, other] = ['A'.repeat(43), 'B'.repeat(43)];
    const send = (refreshToken: string, secret: string) =>
      wallet.call(contract.refreshWalletTokens, { body: { refreshToken, attempt: secret } });
    const [one, two] = [await send(wallet.refreshToken, attempt), await send(wallet.refreshToken, attempt)];

    for (const { status, body } of [one, two]) {
      expect(status).toBe(200);
      wallet.accessToken = body.accessToken;
      expect((await wallet.call(contract.getWalletPerson)).status).toBe(200);
    }
    const next = await send(two.body.refreshToken, other);
    expect(next.status).toBe(200);
    // the first sending, which lay somewhere: nothing more is given for it, and nobody is cut off
    expect(codeOf(await send(wallet.refreshToken, attempt))).toBe('connection-closed');
    wallet.accessToken = next.body.accessToken;
    expect((await wallet.call(contract.getWalletPerson)).status).toBe(200);
  });

  it('is cut off when somebody else tries the token it spent', async () => {
    const wallet = await connected();
    const refreshToken = wallet.refreshToken;
    await wallet.call(contract.refreshWalletTokens, { body: { refreshToken, attempt: 'A'.repeat(43) } });

    expect(codeOf(await wallet.call(contract.refreshWalletTokens, { body: { refreshToken, attempt: 'B'.repeat(43) } }))).toBe(
      'connection-closed',
    );
    expect(await state()).toBe('none');
  });

  it('cannot use a refresh token with another key, and the thief’s try changes nothing', async () => {
    const wallet = await connected();
    const thief = await givenWallet(server);

    expect(codeOf(await refresh(thief, wallet.refreshToken))).toBe('proof-refused');
    expect((await refresh(wallet)).status).toBe(200);
    expect(codeOf(await refresh(wallet, 'B'.repeat(43)))).toBe('connection-closed');
  });

  it('is cut off at once when it is said to be lost, and another takes its place', async () => {
    const wallet = await connected();
    const code = await invite(true);

    expect((await wallet.call(contract.getWalletPerson)).status).toBe(401);
    expect(codeOf(await refresh(wallet))).toBe('connection-closed');
    expect(await state()).toBe('lost');
    const facts = await inScope(
      server.house,
      { actor: { kind: 'worker', organisationId: null }, tenant: { organisationIds: [] } },
      (scope) => given.facts(scope, trainee.organisationId, 'wallet.lost'),
    );
    expect(facts.map((fact) => fact.payload['personId'])).toEqual([trainee.personId]);
    expect((await redeem(await givenWallet(server), code)).status).toBe(201);
    expect(await state()).toBe('connected');
  });

  it('leaves its place to a wallet that redeems a later link', async () => {
    const first = await connected();
    const second = await connected();

    expect((await first.call(contract.getWalletPerson)).status).toBe(401);
    expect((await second.call(contract.getWalletPerson)).status).toBe(200);
  });

  it('cuts itself off', async () => {
    const wallet = await connected();

    expect((await wallet.call(contract.disconnectWallet)).status).toBe(204);

    expect((await wallet.call(contract.getWalletPerson)).status).toBe(401);
    expect(await state()).toBe('none');
  });

  it('stands for two persons at two organisms, each of which knows its own only', async () => {
    const here = await connected();
    const first = trainee;
    trainee = await enrol();
    const there = await connected();

    expect(trainee.personId).not.toBe(first.personId);
    expect((await here.call(listWalletSessions)).body.items.length).toBe(1);
    expect((await there.call(listWalletSessions)).body.items.length).toBe(1);
    const seen = await within(trainee.organisationId, (scope) => scope.db('persons').where({ id: first.personId }).select('id'));
    expect(seen).toEqual([]);
  });

  it('leaves no code nor token readable in the database or the log', async () => {
    const wallet = await connected();
    const dump = await within(trainee.organisationId, async (scope) =>
      JSON.stringify([await scope.db('wallet_tokens').select('*'), await scope.db('wallet_invitations').select('*')]),
    );

    for (const secret of [wallet.accessToken!, wallet.refreshToken]) {
      expect(dump).not.toContain(secret);
      expect(server.house.lines.join('\n')).not.toContain(secret);
    }
  });
});
