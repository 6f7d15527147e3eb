// What the two servers are told: addresses, databases, keys. Whatever the environment already says wins.
import path from 'node:path';
import type { Addresses } from './addresses.ts';
import type { DatabaseUrls, PreparedDatabases } from './prepare-databases.ts';
import type { WebRoots } from './build-apps.ts';

type Environment = Readonly<Record<string, string | undefined>>;
export type App = 'issuer' | 'verifier';

export interface Told {
  readonly home: string;
  readonly addresses: Addresses;
  readonly databases: PreparedDatabases;
  /** True when the house started the database itself: demonstration data is then allowed. */
  readonly embedded: boolean;
}

/** Paths of the key files of a server, made at the first start unless the environment names others. */
export const keyFilesOf = (app: App, home: string, env: Environment): { master: string; platform: string } => ({
  master: path.resolve(env[`${app.toUpperCase()}_MASTER_KEY_FILE`] || path.join(home, 'keys', `${app}-master`)),
  platform: path.resolve(env[`${app.toUpperCase()}_PLATFORM_KEY_FILE`] || path.join(home, 'keys', `${app}-platform`)),
});

/** The databases named by the environment, or null when it names none. Refuses one without the other. */
export const databasesOf = (env: Environment): PreparedDatabases | null => {
  const names = ['ISSUER_DATABASE_URL', 'ISSUER_MIGRATION_URL', 'VERIFIER_DATABASE_URL', 'VERIFIER_MIGRATION_URL'];
  const missing = names.filter((name) => !env[name]);
  if (missing.length === names.length) return null;
  if (missing.length > 0) throw new Error(`To use a database of your own, set all four addresses; missing: ${missing.join(', ')}.`);
  const urls = (app: string): DatabaseUrls => ({ databaseUrl: env[`${app}_DATABASE_URL`]!, migrationUrl: env[`${app}_MIGRATION_URL`]! });
  return { issuer: urls('ISSUER'), verifier: urls('VERIFIER') };
};

/** Variables both servers share and each one's own, before the registry keys are known. */
export const environmentOf = (told: Told, env: Environment): Record<string, string> => {
  const { addresses, databases, home } = told;
  const own = (app: App): Record<string, string> => {
    const files = keyFilesOf(app, home, env);
    const name = app.toUpperCase();
    return {
      [`${name}_PORT`]: String(addresses[app].port),
      [`${name}_DATABASE_URL`]: databases[app].databaseUrl,
      [`${name}_MIGRATION_URL`]: databases[app].migrationUrl,
      [`${name}_MASTER_KEY_FILE`]: files.master,
      [`${name}_PLATFORM_KEY_FILE`]: files.platform,
    };
  };
  const given = Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
  return {
    ...given,
    CARNET_HOME: home,
    CARNET_DEMO: env['CARNET_DEMO'] || (told.embedded ? '1' : '0'),
    WALLET_PORT: String(addresses.wallet.port),
    ISSUER_PUBLIC_URL: addresses.issuer.url,
    VERIFIER_PUBLIC_URL: addresses.verifier.url,
    WALLET_PUBLIC_URL: addresses.wallet.url,
    ...own('issuer'),
    ...own('verifier'),
  };
};

/** The environment of one server: it never learns how to migrate, nor the other's database or keys. */
export const serverEnvironment = (app: App, whole: Readonly<Record<string, string>>, web: WebRoots): Record<string, string> => {
  const other = app === 'issuer' ? 'VERIFIER' : 'ISSUER';
  const secret = [
    ...['ISSUER_MIGRATION_URL', 'VERIFIER_MIGRATION_URL'],
    ...['DATABASE_URL', 'MASTER_KEY_FILE', 'MASTER_KEY', 'MASTER_KMS_URL', 'MASTER_KMS_KEY', 'MASTER_KMS_TOKEN_FILE'].map(
      (name) => `${other}_${name}`,
    ),
    `${other}_PLATFORM_KEY_FILE`,
  ];
  const told = Object.fromEntries(Object.entries(whole).filter(([name]) => !secret.includes(name)));
  return { ...told, [`${app.toUpperCase()}_WEB_ROOT`]: web[`${app}-portal`] };
};
