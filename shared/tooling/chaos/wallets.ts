/** One wallet in Chromium killed again and again while it collects, refills and presents: nothing is lost, nothing is half, no copy is shown twice. */
import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { createPresentationRequest } from '#shared/contracts/verifier/disclosures';
import type { Firm } from '../../journeys/given-people.ts';
import type { Seen } from './in-browser-wallet.ts';
import { validateOne } from './inside.ts';
import { openWalletWorld, type WalletWorld } from './wallet-world.ts';
import { compareWithCompanies, compareWithOrganism } from './wallet-ledger.ts';

export interface WalletLedger {
  readonly crashes: number;
  readonly ofWholeBrowser: number;
  readonly credentials: number;
  readonly copies: number;
  readonly shared: number;
  readonly unknownBeforeRest: number;
  readonly faults: readonly string[];
}
const wishes = [{ kind: 'competence' as const, code: null, claims: ['name', 'level'], required: true }];
const ask = async ({ recruiter }: Firm): Promise<string> => {
  const body = { purpose: 'Recrutement', wishes, retentionDays: 7, match: false };
  return (await recruiter.call(createPresentationRequest, { body })).uri!;
};

const copiesOf = ({ credentials }: Seen): ReadonlyMap<string, string | null> =>
  new Map(credentials.flatMap(({ copies }) => copies.map(({ thumbprint, partner }) => [thumbprint, partner] as const)));

/** Old or new, never less: what was kept before is kept, what was used stays used by the same. */
const lost = (before: Seen, after: Seen): readonly string[] => {
  const now = copiesOf(after);
  const faults = [...copiesOf(before)].flatMap(([thumbprint, partner]) => {
    if (!now.has(thumbprint)) return ['a copy is gone'];
    return partner !== null && now.get(thumbprint) !== partner ? ['a used copy forgot by whom'] : [];
  });
  const lines = new Map(after.sharings.map(({ id, state }) => [id, state]));
  for (const { id, state } of before.sharings) {
    const same = lines.get(id) === state || state === 'unknown';
    if (!lines.has(id) || !same) faults.push(`a line of the journal that said ${state} says ${lines.get(id) ?? 'nothing'}`);
  }
  return faults;
};

/** One life and its end, at any moment of it; then the vault is looked at. */
const dieOnce = async ({ wallet }: WalletWorld, uris: readonly string[], whole: boolean, known: readonly string[]): Promise<Seen> => {
  void wallet.ask('live', uris).catch(() => undefined);
  await wait(randomInt(0, 1200));
  await (whole ? wallet.kill() : wallet.crash());
  await wallet.start();
  return wallet.ask('look', known);
};

/** Kills that many times, every tenth time the whole browser; then lets it rest, and compares it with everybody else. */
export async function crashWallets(crashes: number): Promise<WalletLedger> {
  const world = await openWalletWorld();
  try {
    const faults: string[] = [];
    let seen = await world.wallet.ask('look', []);
    let unknown = 0;
    for (let done = 0; done < crashes; done += 1) {
      if (done % 4 === 0) await validateOne(world, world.enrolment);
      const uris = [await ask(world.firms[done % 2]!), await ask(world.firms[(done + 1) % 2]!)];
      const after = await dieOnce(world, uris, done % 10 === 9, [...copiesOf(seen).keys()]);
      faults.push(...[...after.faults, ...lost(seen, after)].map((fault) => `after crash ${done + 1}: ${fault}`));
      unknown = after.sharings.filter(({ state }) => state === 'unknown').length;
      seen = after;
    }
    const end = await world.wallet.ask('rest');
    faults.push(...end.faults, ...lost(seen, end), ...(await compareWithOrganism(world, end)), ...(await compareWithCompanies(world, end)));
    return {
      crashes,
      ofWholeBrowser: Math.floor(crashes / 10),
      credentials: end.credentials.length,
      copies: copiesOf(end).size,
      shared: end.sharings.filter(({ state }) => state === 'shared').length,
      unknownBeforeRest: unknown,
      faults,
    };
  } finally {
    await world.close();
  }
}
