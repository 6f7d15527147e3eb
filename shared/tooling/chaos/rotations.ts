/** The master key changed again and again while the server is killed, by a process that is killed as well: nothing becomes unreadable. */
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { House } from '#shared/server/house';
import { addMasterKey, dropMasterKey } from '#shared/server/keys/master-source';
import { environmentOf } from '#shared/server/master-keys/given';
import { adoptMasterKeys, reportMasterKeys, rewrapAll } from '#shared/server/master-keys/index';
import { root } from '../enter-node.mjs';

export interface Rotations {
  /** New master keys put beside the old. */
  readonly masterKeys: number;
  /** Old ones taken away again. */
  readonly keysRemoved: number;
  readonly rewrapKills: number;
  /** What is not under the newest key at the end, or opens under none. */
  readonly unreadable: number;
}

const program = path.join(root, 'shared/server/master-keys/given-rewrap-process.ts');

/** One pass in a process of its own; every other one dies in the middle of it. Says whether this one did. */
const rewrapElsewhere = async (house: House, dies: boolean): Promise<boolean> => {
  const child = spawn(process.execPath, [program], { env: environmentOf(house.config), stdio: 'ignore' });
  const gone = once(child, 'exit');
  if (dies) {
    await wait(randomInt(300, 1500));
    child.kill('SIGKILL');
  }
  await gone;
  return child.signalCode === 'SIGKILL';
};

/** Puts a new key before the others, and takes away those that may go. */
const turn = async (house: House): Promise<number> => {
  const { mayRemove, rewrapping } = await reportMasterKeys(house);
  for (const id of mayRemove) await dropMasterKey(house.config, id);
  if (rewrapping.length === 0) {
    await addMasterKey(house.config);
    await adoptMasterKeys(house);
  }
  return mayRemove.length;
};

/** At the end, with nobody else at work: two passes, the second of which must find nothing. */
const unreadable = async (house: House): Promise<number> => {
  const { failed } = await rewrapAll(house);
  return failed + (await rewrapAll(house)).stale;
};

/** Until it is told that all is over; then what is left is wrapped again and counted. */
export const rotateMeanwhile = async (house: House, over: () => boolean): Promise<Rotations> => {
  let [keysRemoved, rewrapKills] = [0, 0];
  for (let pass = 0; pass === 0 || !over(); pass += 1) {
    keysRemoved += await turn(house);
    if (await rewrapElsewhere(house, pass % 2 === 0)) rewrapKills += 1;
    // Others want the machine too.
    await wait(randomInt(1000, 3000));
  }
  const masterKeys = keysRemoved + (await reportMasterKeys(house)).rewrapping.length + (await reportMasterKeys(house)).mayRemove.length;
  return { masterKeys, keysRemoved, rewrapKills, unreadable: await unreadable(house) };
};
