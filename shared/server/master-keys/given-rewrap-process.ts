/** One pass in a process of its own, to be killed in the middle of it. Settings in its environment. */
import { readConfig } from '../config.ts';
import { makeKeys } from '../keys/index.ts';
import { keysOptionsOf } from '../keys/keys-options.ts';
import { openHouse } from '../run-server.ts';
import { rewrapAll } from './rewrap-all.ts';

const config = readConfig('issuer', process.env);
const house = openHouse(config, await makeKeys(keysOptionsOf(config)));
await rewrapAll(house);
await house.knex.destroy();
await house.keys.close();
