/** One wallet in two tabs that reach for the same credential at the same moment: no copy is shown twice (`reliability.md` D13). */
import { setTimeout as wait } from 'node:timers/promises';
import type { Driven } from './in-browser-wallet.ts';
import { validateOne } from './inside.ts';
import type { Ask } from './mortal-wallet.ts';
import { compareWithOrganism, keyOf } from './wallet-ledger.ts';
import { openWalletWorld, type WalletWorld } from './wallet-world.ts';

export interface TabLedger {
  readonly races: number;
  readonly shown: number;
  readonly keys: number;
  readonly credentials: number;
  readonly copies: number;
  readonly faults: readonly string[];
}

/** A credential has 200 copies at most: 100 races. */
const racesOfOne = 90;

const collectEnough = async (world: WalletWorld, races: number): Promise<void> => {
  const wanted = Math.ceil(races / racesOfOne);
  for (let done = 0; done < wanted; done += 1) await validateOne(world, world.enrolment);
  for (let looks = 0; (await world.wallet.ask('rest')).credentials.length < wanted; looks += 1) {
    if (looks > 100) throw new Error('the credentials do not come');
    await wait(200);
  }
};

type Shown = Awaited<ReturnType<Driven['show']>>;

/** Both tabs at once, to two partners who are new; whoever finds no copy left moves on to the next credential. */
const raceOnce = (tabs: readonly Ask[], place: number, race: number): Promise<readonly Shown[]> =>
  Promise.all(tabs.map((ask, tab) => ask('show', place, `https://entreprise-${race}-${tab}.example`)));

/** That many races; then every key that was shown, and the wallet beside its organism. */
export async function raceTabs(races: number): Promise<TabLedger> {
  const world = await openWalletWorld();
  try {
    await collectEnough(world, races);
    const tabs = [world.wallet.ask, await world.wallet.tab()];
    const [keys, faults]: [string[], string[]] = [[], []];
    for (let race = 0; race < races; race += 1) {
      for (const one of await raceOnce(tabs, Math.floor(race / racesOfOne), race)) {
        if ('compact' in one) keys.push(await keyOf(one.compact));
        else faults.push(`race ${race + 1}: ${one.refused}`);
      }
    }
    const end = await world.wallet.ask('rest');
    const distinct = new Set(keys).size;
    if (distinct !== keys.length) faults.push(`${keys.length - distinct} copies were shown twice`);
    faults.push(...end.faults, ...(await compareWithOrganism(world, end)));
    const { length: copies } = end.credentials.flatMap((one) => one.copies);
    return { races, shown: keys.length, keys: distinct, credentials: end.credentials.length, copies, faults };
  } finally {
    await world.close();
  }
}
