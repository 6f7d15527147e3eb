// Two servers really started in this process, over a database and a folder of their own: every journey walks through this town.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfig } from '#shared/server/config';
import type { House } from '#shared/server/house';
import { jobRun, type Job } from '#shared/server/jobs';
import { makeKeys } from '#shared/server/keys/index';
import { openHouse } from '#shared/server/run-server';
import { issuerParts, startIssuer } from '../../issuer/server/app.ts';
import { startVerifier, verifierParts } from '../../verifier/server/app.ts';
import { freeAddresses, type Addresses } from '../tooling/addresses.ts';
import { Mailbox } from '../tooling/demo/portal.ts';
import type { Surroundings } from '../tooling/demo/surroundings.ts';
import { openHome } from '../tooling/open-home.ts';
import { plainEnvironment } from '../tooling/test-product.ts';

export interface Town {
  readonly around: Surroundings;
  /** Runs a scheduled job of a server now, as its worker would. */
  runJob(app: 'issuer' | 'verifier', name: string): Promise<void>;
}
type Env = Readonly<Record<string, string>>;

/** Sources are read again after a second: a journey does not wait five minutes for a status list. */
const brisk = { STATUS_LIST_TTL_SECONDS: '1', SIGNING_WORKERS: '1', LOG_LEVEL: 'silent' };

const houseOf = async (app: 'issuer' | 'verifier', env: Env, home: string): Promise<House> => {
  const config = readConfig(app, { ...env, [`${app.toUpperCase()}_WEB_ROOT`]: path.join(home, 'web') });
  const { masterKeyFile, platformKeyFile, signingWorkers: workers } = config;
  return openHouse(config, await makeKeys({ masterKeyFile, platformKeyFile, workers }));
};

const surroundings = (home: string, env: Env, addresses: Addresses): Surroundings => ({
  home,
  env,
  walletUrl: addresses.wallet.url,
  mailbox: new Mailbox(home),
  settings: {
    issuerUrl: addresses.issuer.url,
    verifierUrl: addresses.verifier.url,
    issuerRegistryKey: JSON.parse(env['ISSUER_REGISTRY_KEY']!) as never,
    verifierRegistryKey: JSON.parse(env['VERIFIER_REGISTRY_KEY']!) as never,
    local: true,
  },
});

const build = async (home: string): Promise<Town & { stop(): Promise<void> }> => {
  const addresses = await freeAddresses();
  const { env, close } = await openHome({ home, addresses, env: { ...plainEnvironment(), ...brisk }, durable: false });
  const houses = { issuer: await houseOf('issuer', env, home), verifier: await houseOf('verifier', env, home) };
  const servers = [await startIssuer(houses.issuer), await startVerifier(houses.verifier)];
  const jobs: Record<'issuer' | 'verifier', readonly Job[]> = {
    issuer: issuerParts().jobs,
    verifier: verifierParts(houses.verifier).jobs,
  };
  return {
    around: surroundings(home, env, addresses),
    async runJob(app, name) {
      const job = jobs[app].find((one) => one.name === name);
      if (!job) throw new Error(`no job ${name}`);
      await job.work(jobRun(houses[app]));
    },
    async stop() {
      for (const server of servers) await server.stop();
      await close();
    },
  };
};

let built: Promise<Town & { stop(): Promise<void> }> | null = null;
const home = mkdtempSync(path.join(tmpdir(), 'carnet-journeys-'));

/** The one town of this process, built when first asked for and left clean after the last journey. */
export const town = (): Promise<Town> => (built ??= build(home));

afterAll(async () => {
  await (await built?.catch(() => null))?.stop();
  rmSync(home, { recursive: true, force: true });
}, 60_000);
