// What must be there before a server starts: its key files, right settings, an up-to-date database. Its last line is the public half of the platform keys.
import { readConfig } from '#shared/server/config';
import { makeKeyFiles } from '#shared/server/keys/platform-key';
import { migrate } from '#shared/server/migrate';
import { masterSettingsOf } from './master-settings.ts';
import { refuseOtherDatabase } from './refuse-other-database.ts';
import type { App } from './server-environment.ts';

const apps = ['issuer', 'verifier'] as const;
const migrationUrl = (app: App): string => {
  const name = `${app.toUpperCase()}_MIGRATION_URL`;
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing`);
  return value;
};

const registryKey = async (app: App): Promise<string> => {
  const { publicJwk } = await makeKeyFiles(masterSettingsOf(app, process.env));
  return process.env[`${app.toUpperCase()}_REGISTRY_KEY`] || JSON.stringify(publicJwk);
};

const prepare = async (): Promise<void> => {
  // another master key, or none, is refused here, before anything is touched
  for (const app of apps) await refuseOtherDatabase(migrationUrl(app), masterSettingsOf(app, process.env));
  const keys = { ISSUER_REGISTRY_KEY: await registryKey('issuer'), VERIFIER_REGISTRY_KEY: await registryKey('verifier') };
  // a wrong setting is refused here, in words, before anything is touched
  for (const app of apps) readConfig(app, { ...process.env, ...keys, [`${app.toUpperCase()}_WEB_ROOT`]: '.' });
  for (const app of apps) await migrate(app, migrationUrl(app));
  console.log(JSON.stringify(keys));
};

prepare().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
