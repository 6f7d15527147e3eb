import type { BodyOf } from '#shared/contract/route';
import type { VerifiedRow, verifyDocuments as contract } from '#shared/contracts/verifier/verifications';
import { writeCsv } from '#shared/server/csv';
import { readPlatformKey } from '#shared/server/keys/read-platform-key';
import { requireApproved } from '#shared/server/organisations/index';
import type { Scope } from '#shared/server/scope';
import { readBatch, type BatchRow } from './read-batch.ts';
import { verifyRow } from './verify-row.ts';

const atOnce = 8;

const verifyAll = async (scope: Scope, batch: readonly BatchRow[]): Promise<readonly VerifiedRow[]> => {
  const rows: VerifiedRow[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let index = next; index < batch.length; index = next) {
      next += 1;
      rows[index] = await verifyRow(scope, { row: index + 1, given: batch[index]! });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return rows;
};

const headers = ['row', 'reference', 'verdict', 'reasons', 'format', 'issuer', 'siret', 'did', 'sha256'];
const csvOf = (rows: readonly VerifiedRow[]): string =>
  writeCsv(
    headers,
    rows.map(({ row, reference, verdict, reasons, format, issuer, sha256 }) => [
      ...[row, reference, verdict ?? 'unreadable', reasons.join(' '), format],
      ...[issuer?.name ?? null, issuer?.siret ?? null, issuer?.did ?? null, sha256],
    ]),
  );

const countsOf = (rows: readonly VerifiedRow[]) => {
  const count = (verdict: VerifiedRow['verdict']): number => rows.filter((row) => row.verdict === verdict).length;
  return { verified: count('verified'), toCheck: count('to-check'), refused: count('refused'), unreadable: count(null) };
};

/**
 * Checks every credential of a file for a registered body: each line its verdict and reasons, bad lines explained, the whole signed by the
 * platform's key. Nothing of the file is kept. Refuses (403) a company that is not approved, and (422) a file that cannot be opened.
 */
export async function verifyDocuments(scope: Scope, { body }: { readonly body: BodyOf<typeof contract> }) {
  const company = await requireApproved(scope);
  const rows = await verifyAll(scope, await readBatch(Buffer.from(body.content, 'base64'), body.fileName));
  const { house } = scope;
  const payload = { iss: house.config.publicUrl, sub: company.did, iat: Math.floor(scope.now().getTime() / 1000), results: rows };
  const report = await house.keys.signToken(readPlatformKey(house.config.platformKeyFile), 'carnet-verification+jwt', payload);
  await scope.audit('documents.verified', 'organisation', company.id, { count: rows.length });
  return { checkedAt: scope.now().toISOString(), counts: countsOf(rows), rows: [...rows], report, csv: csvOf(rows) };
}
