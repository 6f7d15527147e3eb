// What `keys:master` does, in a process of its own with the settings in its environment. Its last line: what to tell, as JSON.
import { readConfig } from '#shared/server/config';
import type { House } from '#shared/server/house';
import { makeKeys } from '#shared/server/keys/index';
import { keysOptionsOf } from '#shared/server/keys/keys-options';
import type { MasterSettings } from '#shared/server/keys/master-settings';
import { addMasterKey, dropMasterKey } from '#shared/server/keys/master-source';
import { adoptMasterKeys, reportMasterKeys, rewrapAll } from '#shared/server/master-keys/index';
import { openHouse } from '#shared/server/run-server';

type Verb = (house: House, settings: MasterSettings, id: string | undefined) => Promise<readonly string[]>;

const status: Verb = async (house) => {
  const { current, rewrapping, mayRemove, fault } = await reportMasterKeys(house);
  return [
    `${current}: everything is sealed and wrapped under this one from now on`,
    ...rewrapping.map((id) => `${id}: something may still be under it`),
    ...mayRemove.map((id) => `${id}: nothing is under it any more; it may be removed`),
    ...(fault === null ? [] : [fault]),
  ];
};

const rewrap: Verb = async (house, settings, id) => {
  const { stale, rewrapped, failed, retired } = await rewrapAll(house);
  const told = [`${stale} were under older keys, ${rewrapped} are under the newest now, ${failed} open under no key at hand.`];
  if (!retired) told.push('Once more in a minute, when nobody holds anything of before any more: then the older ones may go.');
  return [...told, ...(await status(house, settings, id))];
};

/** Looks through everything once more before the key goes. Refuses a key that something may still be under. */
const assertUnused = async (house: House, id: string): Promise<void> => {
  const { stale, failed } = await rewrapAll(house);
  if (stale > 0 || failed > 0 || !(await reportMasterKeys(house)).mayRemove.includes(id))
    throw new Error(`${id} cannot be removed: something may still be under it. See: keys:master -- ${house.config.app} status`);
};

const remove: Verb = async (house, settings, id) => {
  if (id === undefined) throw new Error('Say which one: keys:master … remove <name>.');
  await assertUnused(house, id);
  await dropMasterKey(settings, id);
  return [`${id} is removed. Keep a copy as long as backups of before are kept: they are under it.`];
};

const verbs: Readonly<Record<string, Verb>> = { status, rewrap, add: status, remove };

const run = async (): Promise<void> => {
  const [app, name, id] = process.argv.slice(2);
  const verb = verbs[name ?? ''];
  if ((app !== 'issuer' && app !== 'verifier') || !verb)
    throw new Error('Say for which server, and: status, add, rewrap or remove <name>.');
  const config = readConfig(app, { [`${app.toUpperCase()}_WEB_ROOT`]: '.', ...process.env, LOG_LEVEL: 'silent' });
  const settings = keysOptionsOf(config);
  if (name === 'add') await addMasterKey(settings);
  const keys = await makeKeys({ ...settings, workers: 1 });
  const house = openHouse(config, keys);
  try {
    await adoptMasterKeys(house);
    console.log(JSON.stringify(await verb(house, settings, id)));
  } finally {
    await house.knex.destroy();
    await keys.close();
  }
};

run().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
