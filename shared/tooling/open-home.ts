// A folder made ready: its database runs and is up to date, its keys are there, and the settings of both servers are known.
import path from 'node:path';
import type { Addresses } from './addresses.ts';
import { askScript } from './ask-script.ts';
import { startEmbedded, type Embedded } from './embedded.ts';
import { passwordsOf } from './home.ts';
import { prepareDatabases, type PreparedDatabases } from './prepare-databases.ts';
import { databasesOf, environmentOf } from './server-environment.ts';

export interface HomeOptions {
  /** Absolute; everything is written below it. */
  readonly home: string;
  readonly addresses: Addresses;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** False for tests: the database skips what only matters after a crash of the machine. */
  readonly durable?: boolean;
}
export interface OpenHome {
  /** Every setting of both servers, migrations included: for the house's own commands, never for a server as it is. */
  readonly env: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

const preparedIn = async (server: Embedded, home: string): Promise<PreparedDatabases> => {
  try {
    return await prepareDatabases(server.adminUrl, passwordsOf(home));
  } catch (error) {
    await server.stop();
    throw error;
  }
};

/**
 * Opens the databases the environment names, otherwise the embedded one (adopting the one that runs), migrates, makes missing keys.
 * Refuses a half-named database and a migration that fails; nothing is left running then.
 */
export async function openHome({ home, addresses, env, durable = true }: HomeOptions): Promise<OpenHome> {
  const named = databasesOf(env);
  const server = named ? null : await startEmbedded(path.join(home, 'postgres'), { durable });
  const databases = named ?? (await preparedIn(server!, home));
  const close = (): Promise<void> => server?.stop() ?? Promise.resolve();
  try {
    const basic = environmentOf({ home, addresses, databases, embedded: server !== null }, env);
    return { env: { ...basic, ...(await askScript<Record<string, string>>('prepare-home.ts', basic)) }, close };
  } catch (error) {
    await close();
    throw error;
  }
}
