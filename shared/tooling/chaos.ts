// `npm run chaos`: 10,000 issuances under 200 `kill -9` of the issuer, its master key changed meanwhile; `-- 20 500` for fewer of both.
// `-- cuts 300`: the line cut at so many points of the token, credential and presentation exchange. `-- wallets 200`: so many wallets killed in
// Chromium. `-- tabs 1000`: two tabs of one wallet that reach for a copy at once, so often. Exits 1 when anything is lost or doubled.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stopTestDatabases } from '#shared/server/testing/database';
import { startEmbedded } from './embedded.ts';

const numberAt = (place: number, usual: number): number => Number(process.argv[place] ?? usual);

const issuances = async (kills: number, validations: number): Promise<boolean> => {
  const home = mkdtempSync(path.join(tmpdir(), 'carnet-chaos-'));
  const database = await startEmbedded(path.join(home, 'postgres'), { durable: true });
  process.env['CARNET_TEST_ADMIN_URL'] = database.adminUrl;
  try {
    const { crashIssuances } = await import('./chaos/issuances.ts');
    const ledger = await crashIssuances(kills, validations);
    console.table(ledger);
    const { signed, copies, statusIndices, signedFacts, received } = ledger;
    const exact = [ledger.issuances, signed, copies, statusIndices, signedFacts, received].every((count) => count === validations);
    return exact && ledger.otherBytes === 0 && ledger.unreadable === 0 && ledger.kills >= kills;
  } finally {
    await stopTestDatabases();
    await database.stop();
    rmSync(home, { recursive: true, force: true });
  }
};

const told = ({ faults, ...ledger }: { readonly faults: readonly string[] }): boolean => {
  console.table(ledger);
  for (const fault of faults) console.log(`✗ ${fault}`);
  return faults.length === 0;
};

const cuts = async (count: number): Promise<boolean> => {
  const { cutLines } = await import('./chaos/cuts.ts');
  const { told: sentences, ...ledger } = await cutLines(count);
  console.table(sentences);
  return told(ledger) && ledger.cuts >= count;
};

const wallets = async (count: number): Promise<boolean> => told(await (await import('./chaos/wallets.ts')).crashWallets(count));
const tabs = async (count: number): Promise<boolean> => told(await (await import('./chaos/tabs.ts')).raceTabs(count));

const kinds: Readonly<Record<string, () => Promise<boolean>>> = {
  cuts: () => cuts(numberAt(3, 300)),
  tabs: () => tabs(numberAt(3, 1000)),
  wallets: () => wallets(numberAt(3, 20)),
};
const balances = await (kinds[process.argv[2] ?? '']?.() ?? issuances(numberAt(2, 200), numberAt(3, 10_000)));
console.log(balances ? 'nothing lost, nothing doubled' : 'THE LEDGER DOES NOT BALANCE');
process.exitCode = balances ? 0 : 1;
