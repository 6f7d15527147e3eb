import type { VerifiedRow } from '#shared/contracts/verifier/verifications';
import type { Check } from '#shared/credentials/report';
import { verifyDocument } from '#shared/credentials/verify-document';
import { nodeCrypto } from '#shared/server/keys/node-crypto';
import { sha256Hex } from '#shared/server/random';
import type { Scope } from '#shared/server/scope';
import type { BatchRow } from './read-batch.ts';
import { registeredOnly } from './registered-only.ts';
import { trustDataOf } from './trust-data.ts';

const blank = { verdict: null, format: null, selfDeclared: false, issuer: null, sha256: null };
const expected = new Set(['binding-not-asked', 'not-reached']);

/** The failed checks; where none failed, those that could not be made. */
const reasonsOf = (checks: readonly Check[]): string[] => {
  const named = (outcome: Check['outcome']): string[] =>
    checks.filter((one) => one.outcome === outcome && !expected.has(one.why)).map((one) => one.why);
  const failed = named('failed');
  return failed.length > 0 ? failed : named('unchecked');
};

/** One line of a batch: its verdict and why, the issuer as the registry names it. A line without a credential says what was wrong with it. */
export async function verifyRow(
  scope: Pick<Scope, 'house'>,
  { row, given }: { readonly row: number; readonly given: BatchRow },
): Promise<VerifiedRow> {
  const { reference, compact, why } = given;
  if (compact === null) return { row, reference, ...blank, reasons: [why ?? 'no-credential'] };
  const { resolver, registry, statuses, bitstrings, now } = trustDataOf(scope.house);
  const ports = { crypto: nodeCrypto, resolver: registeredOnly(resolver, registry.trust), now: now() };
  const found = await verifyDocument(compact, { ...ports, trust: registry.trust, statuses, bitstrings });
  // What nobody signed for sure names nobody.
  const issuer = found.report.payload ? found.report.issuer : null;
  const known = issuer === null ? null : await registry.trust(issuer);
  const entry = known?.outcome === 'trusted' ? known.entry : null;
  return {
    ...{ row, reference, verdict: found.verdict, format: found.format, selfDeclared: found.selfDeclared },
    reasons: reasonsOf(found.report.checks),
    issuer: entry && { did: entry.did, name: entry.name, siret: entry.siret },
    sha256: sha256Hex(compact),
  };
}
