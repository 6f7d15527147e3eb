// The whole product: database, migrations, two servers, the wallet's files. `npm start`, the browser tests and the pictures all start this one.
import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import path from 'node:path';
import { refuseTakenPorts, type Addresses } from './addresses.ts';
import { buildApps, type WebRoots } from './build-apps.ts';
import { root } from './enter-node.mjs';
import { forgetRunning, noteRunning } from './home.ts';
import { openHome, type HomeOptions } from './open-home.ts';
import { serverEnvironment, type App } from './server-environment.ts';
import { serverProcess, type ServerProcess } from './server-process.ts';
import { walletServer } from './wallet-server.ts';

export interface ProductOptions extends HomeOptions {
  readonly say: (line: string) => void;
  /** Where built applications are kept; `home` unless a test shares those of the repository. */
  readonly webHome?: string;
  readonly onLoss?: (app: App, how: string) => void;
}
export interface Product {
  readonly addresses: Addresses;
  /** Every setting of both servers: for the house's own commands. */
  readonly env: Readonly<Record<string, string>>;
  readonly issuer: ServerProcess;
  readonly verifier: ServerProcess;
  readonly stop: () => Promise<void>;
}
const listen = (server: Server, port: number, local: boolean): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, ...(local ? { host: '127.0.0.1' } : {}) }, () => resolve());
  });

const openWallet = async (folder: string, addresses: Addresses, env: Readonly<Record<string, string>>): Promise<Server> => {
  const config = {
    app: 'wallet',
    issuerUrl: addresses.issuer.url,
    verifierUrl: addresses.verifier.url,
    walletUrl: addresses.wallet.url,
    issuerRegistryKey: JSON.parse(env['ISSUER_REGISTRY_KEY'] ?? 'null') as unknown,
    verifierRegistryKey: JSON.parse(env['VERIFIER_REGISTRY_KEY'] ?? 'null') as unknown,
    demo: env['CARNET_DEMO'] === '1',
  };
  // plain http is for this machine alone, where others' issuers and verifiers are tried too
  const local = addresses.wallet.url.startsWith('http:');
  const reachable = [addresses.issuer.url, addresses.verifier.url, ...(local ? ['http://localhost:*'] : [])];
  const server = walletServer({ folder, config, reachable, secure: !local });
  await listen(server, addresses.wallet.port, local);
  return server;
};

const serve = async (
  options: ProductOptions,
  env: Readonly<Record<string, string>>,
  web: WebRoots,
): Promise<Omit<Product, 'addresses' | 'env'>> => {
  const plan = (app: App): ServerProcess =>
    serverProcess({
      app,
      port: options.addresses[app].port,
      env: serverEnvironment(app, env, web),
      home: options.home,
      onLoss: (how) => options.onLoss?.(app, how),
    });
  const servers = { issuer: plan('issuer'), verifier: plan('verifier') };
  const wallet = await openWallet(web.wallet, options.addresses, env);
  const stop = async (): Promise<void> => {
    wallet.close();
    wallet.closeAllConnections();
    await Promise.all([servers.issuer.stop(), servers.verifier.stop()]);
  };
  try {
    await Promise.all([servers.issuer.start(), servers.verifier.start()]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { ...servers, stop };
};

/**
 * Starts everything below one folder and resolves when both servers say they are ready. Refuses taken ports, a half-named database, an
 * application that does not compile, a server that does not start, each in words, and leaves nothing running behind a refusal.
 */
export async function startProduct(options: ProductOptions): Promise<Product> {
  await refuseTakenPorts(options.addresses);
  for (const app of ['issuer', 'verifier']) {
    if (!existsSync(path.join(root, app, 'server', 'main.ts')))
      throw new Error(`${app}/server/main.ts is not in this tree: nothing to start.`);
  }
  const built = buildApps(options.webHome ?? options.home, options.say, options.env);
  built.catch(() => undefined);
  const { env, close } = await openHome(options);
  const leave = (): Promise<void> => {
    forgetRunning(options.home);
    return close();
  };
  try {
    const running = await serve(options, env, await built);
    noteRunning(options.home, options.addresses);
    return { ...running, addresses: options.addresses, env, stop: () => running.stop().then(leave) };
  } catch (error) {
    await leave();
    throw error;
  }
}
