import { readWalletInvitation } from '#shared/contract/wallet-link';
import * as contract from '#shared/contracts/issuer/people';
import { makeAuthenticate } from '#shared/server/identity/index';
import { inScope } from '#shared/server/open-scope';
import type { Scope } from '#shared/server/scope';
import { startServer, type TestServer } from '#shared/server/testing/server';
import { permissions } from '../permissions.ts';
import { given } from '../training/given.ts';
import { authenticateWallet } from './authenticate-wallet.ts';
import { givenWallet, type GivenWallet } from './given.ts';
import { peopleModule } from './index.ts';
import { inviteWallet } from './invite-wallet.ts';
import { walletStateOf } from './wallet-states-of.ts';

interface Backed {
  readonly wallet: GivenWallet;
  readonly recoveryToken: string;
}

describe('a wallet restored from its backup', () => {
  let server: TestServer;
  let trainee: { readonly organisationId: string; readonly personId: string };

  beforeAll(async () => {
    const modules = [peopleModule].flatMap((module) => module.routes ?? []);
    server = await startServer('issuer', { authenticate: makeAuthenticate(authenticateWallet), permissions, modules });
  }, 60_000);
  afterAll(() => server.close());
  const asNobody = { actor: { kind: 'worker', organisationId: null }, tenant: { organisationIds: [] } } as const;
  beforeEach(async () => {
    trainee = await inScope(server.house, asNobody, async (scope) => {
      const organism = await given.organism(scope);
      const session = await given.session(scope, organism);
      const { personId } = await given.enrolled(scope, organism, session.id, { givenName: 'Léa', familyName: 'Martin' });
      return { organisationId: organism.organisation.id, personId };
    });
  });
  afterEach(() => expect(server.faults).toEqual([]));

  const within = <T>(work: (scope: Scope) => Promise<T>): Promise<T> => {
    const { organisationId } = trainee;
    return inScope(server.house, { actor: { kind: 'worker', organisationId }, tenant: { organisationIds: [organisationId] } }, work);
  };
  const invite = async (lost = false): Promise<string> =>
    readWalletInvitation((await within((scope) => inviteWallet(scope, trainee.personId, { lost }))).link)!.code;
  const backed = async (): Promise<Backed> => {
    const wallet = await givenWallet(server);
    const { status, body } = await wallet.call(contract.connectWallet, { body: { code: await invite() } });
    expect(status).toBe(201);
    Object.assign(wallet, { accessToken: body.accessToken, refreshToken: body.refreshToken });
    return { wallet, recoveryToken: body.recoveryToken };
  };
  const recover = (wallet: GivenWallet, recoveryToken: string, proof?: string | null) =>
    wallet.call(contract.recoverWallet, { body: { recoveryToken } }, proof);
  const codeOf = (answer: { readonly body: unknown }): unknown => (answer.body as { code?: unknown }).code;
  const person = (wallet: GivenWallet) => wallet.call(contract.getWalletPerson);
  const factsOf = async (name: string): Promise<unknown[]> => {
    const facts = await inScope(server.house, asNobody, (scope) => given.facts(scope, trainee.organisationId, name));
    return facts.map((fact) => fact.payload['personId']);
  };

  it('stands for the person under its new key; the former device is cut off, and what it held is to be offered again', async () => {
    const { wallet, recoveryToken } = await backed();
    const fresh = await givenWallet(server);
    const { status, body } = await recover(fresh, recoveryToken);

    expect(status).toBe(201);
    fresh.accessToken = body.accessToken;
    expect((await person(fresh)).body.givenName).toBe('Léa');
    expect((await person(wallet)).status).toBe(401);
    expect(codeOf(await wallet.call(contract.refreshWalletTokens, { body: { refreshToken: wallet.refreshToken } }))).toBe(
      'connection-closed',
    );
    expect(await within((scope) => walletStateOf(scope, trainee.personId))).toBe('connected');
    expect(await factsOf('wallet.device-removed')).toEqual([trainee.personId]);
    expect(await factsOf('wallet.recovered')).toEqual([trainee.personId]);
  });

  it('serves its token once, of ten devices at a time; the reply brings the next', async () => {
    const { recoveryToken } = await backed();
    const devices = await Promise.all(Array.from({ length: 10 }, () => givenWallet(server)));
    const answers = await Promise.all(devices.map((device) => recover(device, recoveryToken)));

    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(9).fill(410)]);
    const next = answers.find(({ status }) => status === 201)!.body.recoveryToken;
    expect(next).not.toBe(recoveryToken);
    expect((await recover(await givenWallet(server), next)).status).toBe(201);
  });

  it('asks again with the same key when the answer was lost on the way; another key is refused', async () => {
    const { recoveryToken } = await backed();
    const fresh = await givenWallet(server);
    const first = await recover(fresh, recoveryToken);
    const second = await recover(fresh, recoveryToken);

    expect([second.status, second.body.connectionId]).toEqual([201, first.body.connectionId]);
    fresh.accessToken = second.body.accessToken;
    expect((await person(fresh)).status).toBe(200);
    expect(await factsOf('wallet.recovered')).toEqual([trainee.personId]);
    expect(codeOf(await recover(await givenWallet(server), recoveryToken))).toBe('recovery-over');
    expect((await person(fresh)).status).toBe(200);
  });

  it('cannot come back once the organism declared it lost, or another wallet took its place', async () => {
    const lost = await backed();
    await invite(true);
    expect(codeOf(await recover(await givenWallet(server), lost.recoveryToken))).toBe('recovery-over');

    const replaced = await backed();
    await backed();
    expect(codeOf(await recover(await givenWallet(server), replaced.recoveryToken))).toBe('recovery-over');
  });

  it('needs a proof of its key, and the token survives an attempt without', async () => {
    const { recoveryToken } = await backed();
    const fresh = await givenWallet(server);

    expect(codeOf(await recover(fresh, recoveryToken, null))).toBe('proof-refused');
    expect(codeOf(await recover(fresh, 'A'.repeat(43)))).toBe('recovery-over');
    expect((await recover(fresh, recoveryToken)).status).toBe(201);
  });

  it('leaves no recovery token readable in the database or the log', async () => {
    const { recoveryToken } = await backed();
    const rows = await within((scope) => scope.db('wallet_connections').select('*'));

    expect(JSON.stringify(rows)).not.toContain(recoveryToken);
    expect(server.house.lines.join('\n')).not.toContain(recoveryToken);
  });
});
