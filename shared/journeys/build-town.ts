// Two servers really started in this process, over a database and a folder of their own.
import path from 'node:path';
import { readConfig } from '#shared/server/config';
import type { House } from '#shared/server/house';
import { jobRun, type Job } from '#shared/server/jobs';
import { makeKeys } from '#shared/server/keys/index';
import { keysOptionsOf } from '#shared/server/keys/keys-options';
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
/** A town that can be looked behind, and ends. */
export interface BuiltTown extends Town {
  readonly houses: Readonly<Record<'issuer' | 'verifier', House>>;
  stop(): Promise<void>;
}
type Env = Readonly<Record<string, string>>;
export interface TownOptions {
  /** Where a server listens when it is not at its public address: something stands between it and everybody. */
  readonly behind?: Readonly<Record<'issuer' | 'verifier', number>>;
  readonly addresses?: Addresses;
}

/** Sources are read again after a second: a journey does not wait five minutes for a status list. */
const brisk = { STATUS_LIST_TTL_SECONDS: '1', SIGNING_WORKERS: '1', LOG_LEVEL: 'silent' };

const houseOf = async (app: 'issuer' | 'verifier', env: Env, home: string, port?: number): Promise<House> => {
  const name = app.toUpperCase();
  const listens = port === undefined ? {} : { [`${name}_PORT`]: String(port) };
  const config = readConfig(app, { ...env, ...listens, [`${name}_WEB_ROOT`]: path.join(home, 'web') });
  return openHouse(config, await makeKeys(keysOptionsOf(config)));
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

/** Builds a town in that folder; `stop` leaves no process. */
export const buildTown = async (home: string, { behind, addresses: given }: TownOptions = {}): Promise<BuiltTown> => {
  const addresses = given ?? (await freeAddresses());
  const { env, close } = await openHome({ home, addresses, env: { ...plainEnvironment(), ...brisk }, durable: false });
  const houses = {
    issuer: await houseOf('issuer', env, home, behind?.issuer),
    verifier: await houseOf('verifier', env, home, behind?.verifier),
  };
  const servers = [await startIssuer(houses.issuer), await startVerifier(houses.verifier)];
  const jobs: Record<'issuer' | 'verifier', readonly Job[]> = {
    issuer: issuerParts().jobs,
    verifier: verifierParts(houses.verifier).jobs,
  };
  return {
    houses,
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
