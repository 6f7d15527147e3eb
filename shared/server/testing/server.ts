import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeApp, type App, type AppOptions } from '../app.ts';
import { cookieNames } from '../cookies.ts';
import type { Authenticate } from '../kernel.ts';
import type { AppName } from '../migrate.ts';
import type { Actor } from '../scope.ts';
import { Client } from './client.ts';
import { makeTestHouse, type TestHouse } from './house.ts';

export type AppParts = Omit<AppOptions, 'house' | 'onFault'>;

export interface TestServer {
  readonly url: string;
  readonly house: TestHouse;
  readonly app: App;
  /** Every fault (500, undeclared refusal) since the start: a spec that expects none says so. */
  readonly faults: unknown[];
  /** A browser of its own; `origin` when it is not the server's page (the wallet's, a stranger's). */
  client(origin?: string): Client;
  close(): Promise<void>;
}

/**
 * The real application over HTTP on a free port, its public URL being that port's. `changes` are environment variables
 * (`WALLET_PUBLIC_URL`…) over the ordinary test settings.
 */
export const startServer = async (
  app: AppName,
  parts: AppParts | ((house: TestHouse) => AppParts),
  changes: Readonly<Record<string, string>> = {},
): Promise<TestServer> => {
  let listen: RequestListener = (_request, response) => response.writeHead(503).end();
  const server = createServer((request, response) => listen(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const house = await makeTestHouse(app, { [`${app.toUpperCase()}_PUBLIC_URL`]: url, ...changes });
  const faults: unknown[] = [];
  const given = typeof parts === 'function' ? parts(house) : parts;
  const made = makeApp({ ...given, house, onFault: (error) => faults.push(error) });
  listen = made.listener;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url, house, app: made, faults, close, client: (origin) => new Client(url, cookieNames(house.config), origin ?? url) };
};

/** For specs of routes rather than of signing in: the actor travels in a header, as if its cookie had been checked. */
export const actorByHeader: Authenticate = (incoming) => {
  const header = incoming.header('x-spec-actor');
  if (header === undefined) return Promise.resolve({ actor: { kind: 'anonymous' }, by: 'none' });
  const actor = JSON.parse(Buffer.from(header, 'base64url').toString('utf8')) as Actor & { permissions?: string[] };
  const full = actor.kind === 'account' ? { ...actor, permissions: new Set(actor.permissions) } : actor;
  return Promise.resolve({ actor: full, by: actor.kind === 'wallet' ? 'dpop' : 'cookie', xsrf: 'spec-xsrf' });
};

/** The headers `actorByHeader` understands. */
export const asActor = (actor: Actor): Readonly<Record<string, string>> => {
  const plain = actor.kind === 'account' ? { ...actor, permissions: [...actor.permissions] } : actor;
  return { 'x-spec-actor': Buffer.from(JSON.stringify(plain)).toString('base64url'), 'x-xsrf-token': 'spec-xsrf' };
};
