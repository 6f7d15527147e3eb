import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from '#shared/server/config';
import { root } from './enter-node.mjs';

const environmentOf = (config: Config, port: number): Record<string, string> => ({
  ...{ PATH: process.env['PATH'] ?? '', NODE_OPTIONS: '', ISSUER_PORT: String(port), ISSUER_PUBLIC_URL: config.issuerUrl },
  ...{ VERIFIER_PUBLIC_URL: config.verifierUrl, WALLET_PUBLIC_URL: config.walletUrl, ISSUER_DATABASE_URL: config.databaseUrl },
  ...{ ISSUER_MASTER_KEY_FILE: config.masterKeyFile, ISSUER_PLATFORM_KEY_FILE: config.platformKeyFile, ISSUER_WEB_ROOT: config.webRoot },
  ...{ ISSUER_REGISTRY_KEY: JSON.stringify(config.issuerRegistryKey), VERIFIER_REGISTRY_KEY: JSON.stringify(config.verifierRegistryKey) },
  ...{ CARNET_HOME: config.home, LOG_LEVEL: 'error' },
});

const main = path.join(root, 'issuer/server/main.ts');

/** The real issuer process over a given database, which can be killed like a machine that loses power. */
export class Mortal {
  #child: ChildProcess | null = null;
  readonly #env: Record<string, string>;
  readonly #url: string;

  constructor(config: Config, port: number) {
    this.#env = environmentOf(config, port);
    this.#url = config.issuerUrl;
  }

  /** Refuses, by throwing, a server that ends or is not live after a minute. */
  async start(): Promise<void> {
    this.#child = spawn(process.execPath, [main], { env: this.#env, stdio: ['ignore', 'inherit', 'inherit'] });
    const until = Date.now() + 60_000;
    while (Date.now() < until) {
      if (this.#child.exitCode !== null) throw new Error('the server did not start');
      const answer = await fetch(`${this.#url}/live`).catch(() => null);
      if (answer?.ok) return;
      await wait(50);
    }
    throw new Error('the server is not ready after a minute');
  }

  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
}
