// What must be there before a server starts: its key files, right settings, an up-to-date database. Its last line is the public half of the platform keys.
import { readConfig } from '#shared/server/config';
import { makePlatformKey } from '#shared/server/keys/index';
import { migrate } from '#shared/server/migrate';

const given = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing`);
  return value;
};

const registryKey = (app: 'ISSUER' | 'VERIFIER'): string => {
  const { publicJwk } = makePlatformKey(given(`${app}_MASTER_KEY_FILE`), given(`${app}_PLATFORM_KEY_FILE`));
  return process.env[`${app}_REGISTRY_KEY`] || JSON.stringify(publicJwk);
};

const prepare = async (): Promise<void> => {
  const keys = { ISSUER_REGISTRY_KEY: registryKey('ISSUER'), VERIFIER_REGISTRY_KEY: registryKey('VERIFIER') };
  // a wrong setting is refused here, in words, before anything is touched
  for (const app of ['issuer', 'verifier'] as const) readConfig(app, { ...process.env, ...keys, [`${app.toUpperCase()}_WEB_ROOT`]: '.' });
  await migrate('issuer', given('ISSUER_MIGRATION_URL'));
  await migrate('verifier', given('VERIFIER_MIGRATION_URL'));
  console.log(JSON.stringify(keys));
};

prepare().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
