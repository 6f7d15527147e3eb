import * as z from 'zod';
import { route } from '#shared/contract/route';
import type { Mount } from '#shared/server/kernel';
import { serve } from '#shared/server/serve';
import type { Scope } from '#shared/server/scope';
import { startServer, type TestServer } from '#shared/server/testing/server';
import { makeAuthenticate, type AuthenticateWallet } from './authenticate.ts';
import { type GivenKey, givenKeyPair, givenProof } from './given-proof.ts';

const Who = z.object({ kind: z.string(), thumbprint: z.string().nullable(), connectionId: z.string().nullable() });
const own = route({ method: 'POST', path: '/api/v1/wallet/who', summary: 'Who', allow: 'wallet', reply: Who });
const open = route({ method: 'POST', path: '/api/v1/who', summary: 'Who', allow: 'public', reply: Who });

const who = ({ actor }: Scope): Promise<z.output<typeof Who>> =>
  Promise.resolve(
    actor.kind === 'wallet'
      ? { kind: actor.kind, thumbprint: actor.thumbprint, connectionId: actor.connectionId }
      : { kind: actor.kind, thumbprint: null, connectionId: null },
  );
const routes: Mount = (kernel) => {
  serve(kernel, own, who);
  serve(kernel, open, who);
};

const recognise: AuthenticateWallet = (_scope, { accessToken, thumbprint }) =>
  Promise.resolve(
    accessToken === 'inconnu'
      ? null
      : {
          kind: 'wallet',
          thumbprint: accessToken === 'vole' ? 'autre' : thumbprint,
          connectionId: accessToken,
          organisationId: null,
          personId: null,
        },
  );

describe('a wallet that calls', () => {
  let server: TestServer;
  let key: GivenKey;
  beforeAll(async () => {
    server = await startServer('verifier', { authenticate: makeAuthenticate(recognise), permissions: {}, modules: [routes] });
    key = await givenKeyPair();
  }, 60_000);
  afterAll(() => server.close());

  const proofFor = (path: string, changes: object = {}) =>
    givenProof(key, { method: 'POST', url: server.url + path, now: server.house.time, ...changes });
  const call = (dpop: string, authorization?: string) =>
    server.client(server.house.config.walletUrl).call(own, {}, { dpop, ...(authorization ? { authorization } : {}) });

  it('with a token and its proof is the wallet the token stands for', async () => {
    const answer = await call(await proofFor(own.path, { accessToken: 'abc' }), 'DPoP abc');

    expect(answer.status).toBe(200);
    expect(answer.body.connectionId).toBe('abc');
  });

  it('cannot use a proof twice, nor in two requests at once', async () => {
    const proof = await proofFor(own.path, { accessToken: 'abc' });

    const answers = await Promise.all([call(proof, 'DPoP abc'), call(proof, 'DPoP abc')]);
    const third = await call(proof, 'DPoP abc');

    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 401]);
    expect(third.status).toBe(401);
    expect(third.headers.get('www-authenticate')).toContain('invalid_dpop_proof');
  });

  it('is refused with a token its proof does not name, an unknown token, a token of another key, or a bearer token', async () => {
    const answers = [
      await call(await proofFor(own.path), 'DPoP abc'),
      await call(await proofFor(own.path, { accessToken: 'inconnu' }), 'DPoP inconnu'),
      await call(await proofFor(own.path, { accessToken: 'vole' }), 'DPoP vole'),
      await call(await proofFor(own.path, { accessToken: 'abc' }), 'Bearer abc'),
      await call(await proofFor(own.path, { accessToken: 'abc' })),
    ];

    expect(answers.map((answer) => answer.status)).toEqual([401, 401, 401, 401, 401]);
  });

  it('is refused with a proof made for another path', async () => {
    const answer = await call(await proofFor(open.path, { accessToken: 'abc' }), 'DPoP abc');

    expect(answer.status).toBe(401);
  });

  it('is only its key on a public route, and a stranger there with a wrong proof', async () => {
    const client = server.client(server.house.config.walletUrl);

    const proven = await client.call(open, {}, { dpop: await proofFor(open.path) });
    const wrong = await client.call(open, {}, { dpop: await proofFor(own.path) });
    const none = await client.call(open);

    expect(proven.body.kind).toBe('wallet');
    expect(proven.body.connectionId).toBeNull();
    expect([wrong.body.kind, none.body.kind]).toEqual(['anonymous', 'anonymous']);
  });
});
