// The one-time link of a platform administrator, in a process of its own: `administrator-link.ts issuer <e-mail> <name>`, settings in the environment.
import { readConfig } from '#shared/server/config';
import { invitePlatformAdministrator } from '#shared/server/identity/index';
import { makeKeys } from '#shared/server/keys/index';
import { keysOptionsOf } from '#shared/server/keys/keys-options';
import { openHouse } from '#shared/server/run-server';

const [app, email, name] = process.argv.slice(2);

const make = async (): Promise<void> => {
  if ((app !== 'issuer' && app !== 'verifier') || !email || !name) throw new Error('Say for which server, for which address and for whom.');
  const config = readConfig(app, { [`${app.toUpperCase()}_WEB_ROOT`]: '.', ...process.env, LOG_LEVEL: 'error' });
  const keys = await makeKeys({ ...keysOptionsOf(config), workers: 1 });
  const house = openHouse(config, keys);
  try {
    console.log(JSON.stringify(await invitePlatformAdministrator(house, { email, name })));
  } finally {
    await house.knex.destroy();
    await keys.close();
  }
};

make().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
