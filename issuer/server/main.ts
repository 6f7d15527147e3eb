import { readConfig } from '#shared/server/config';
import { makeKeys } from '#shared/server/keys/index';
import { keysOptionsOf } from '#shared/server/keys/keys-options';
import { openHouse, stopOnSignals } from '#shared/server/run-server';
import { startIssuer } from './app.ts';

// The only file that reads the environment: settings, keys, house, server.
const config = readConfig('issuer', process.env);
const keys = await makeKeys(keysOptionsOf(config));
stopOnSignals(await startIssuer(openHouse(config, keys)));
