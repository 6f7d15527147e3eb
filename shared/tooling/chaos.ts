// `npm run chaos`: 10,000 issuances under 200 `kill -9` of the issuer. `npm run chaos -- 20 500` for fewer of both. Exits 1 when anything is lost or doubled.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stopTestDatabases } from '#shared/server/testing/database';
import { startEmbedded } from './embedded.ts';

const [kills, validations] = [Number(process.argv[2] ?? 200), Number(process.argv[3] ?? 10_000)];
const home = mkdtempSync(path.join(tmpdir(), 'carnet-chaos-'));
const database = await startEmbedded(path.join(home, 'postgres'), { durable: true });
process.env['CARNET_TEST_ADMIN_URL'] = database.adminUrl;
try {
  const { crashIssuances } = await import('./chaos/issuances.ts');
  const ledger = await crashIssuances(kills, validations);
  console.table(ledger);
  const { issuances, signed, copies, statusIndices, signedFacts, received } = ledger;
  const exact = [issuances, signed, copies, statusIndices, signedFacts, received].every((count) => count === validations);
  console.log(exact && ledger.otherBytes === 0 && ledger.kills >= kills ? 'nothing lost, nothing doubled' : 'THE LEDGER DOES NOT BALANCE');
  process.exitCode = exact && ledger.otherBytes === 0 ? 0 : 1;
} finally {
  await stopTestDatabases();
  await database.stop();
  rmSync(home, { recursive: true, force: true });
}
