// One of the two servers that http-kernel.bench.ts compares; the same answer from both. Its parent asks it for the CPU it has used.
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as z from 'zod';
import { route } from '#shared/contract/route';
import { makeApp } from '#shared/server/app';
import { readConfig } from '#shared/server/config';
import type { House } from '#shared/server/house';
import { makeLog } from '#shared/server/log';
import { serveStateless } from '#shared/server/serve';
import { commonHeaders } from '#shared/server/serving/security-headers';

const answer = { id: '0190f5a2-7c3e-7b6e-8a55-3f1c2d4e5f60', level: 'argent' as const };
const measured = route({
  method: 'GET',
  path: '/api/v1/measures/:id',
  summary: 'What the kernel costs',
  allow: 'public',
  params: z.object({ id: z.uuid() }),
  reply: z.object({ id: z.uuid(), level: z.enum(['bronze', 'argent', 'or']) }),
});

const jwk = JSON.stringify({ kty: 'EC', crv: 'P-256', x: 'x', y: 'y' });
const settings = {
  ISSUER_PORT: '0',
  ISSUER_PUBLIC_URL: 'http://localhost:7301',
  VERIFIER_PUBLIC_URL: 'http://localhost:7302',
  WALLET_PUBLIC_URL: 'http://localhost:7303',
  ISSUER_DATABASE_URL: 'postgres://nobody@localhost/none',
  ISSUER_MASTER_KEY_FILE: 'none',
  ISSUER_PLATFORM_KEY_FILE: 'none',
  ISSUER_REGISTRY_KEY: jwk,
  VERIFIER_REGISTRY_KEY: jwk,
  ISSUER_WEB_ROOT: 'none',
  CARNET_HOME: '.',
};

const config = readConfig('issuer', settings);

/** The yardstick: the same bytes on the wire, security headers included, written by node:http alone. */
const plain: RequestListener = (_request, response) => {
  const body = JSON.stringify(answer);
  response
    .writeHead(200, {
      ...commonHeaders(config),
      'X-Request-Id': answer.id,
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': body.length,
    })
    .end(body);
};

/** The kernel as the servers mount it; neither database nor keys are reached by a stateless route. */
const kernel = (): RequestListener => {
  const house = { config, log: makeLog('info'), clock: () => new Date() } as House;
  return makeApp({
    house,
    authenticate: () => Promise.resolve({ actor: { kind: 'anonymous' }, by: 'none' }),
    permissions: {},
    modules: [(mounted) => serveStateless(mounted, measured, ({ params }) => ({ ...answer, id: params.id }))],
  }).listener;
};

const server = createServer(process.argv[2] === 'kernel' ? kernel() : plain);
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.(user + system);
});
process.on('disconnect', () => process.exit(0));
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
