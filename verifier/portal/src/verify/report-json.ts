import { encodeBytes } from '#shared/credentials/base64url';
import type { JsonObject } from '#shared/credentials/ports';
import type { CheckedReceipt } from './check-receipts.ts';
import type { Checked, CheckedDocument } from './check-documents.ts';

const instant = (seconds: number): string => new Date(seconds * 1000).toISOString();

const hashOf = async (text: string): Promise<string> =>
  encodeBytes(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));

const documentOf = async ({ found, document, issuer }: CheckedDocument): Promise<JsonObject> => ({
  file: found.from,
  sha256: await hashOf(found.text),
  format: document.format,
  verdict: document.verdict,
  selfDeclared: document.selfDeclared,
  issuer: issuer && { did: issuer.did, name: issuer.name, siret: issuer.siret, since: issuer.since, outside: issuer.foreign },
  presented: document.presented && { audience: document.presented.audience, at: instant(document.presented.at) },
  checks: document.report.checks.map(({ at, ...line }) => ({ ...line, at: at === undefined ? null : instant(at) })),
  disclosed: document.report.claims,
});

const receiptOf = async ({ found, report, company, withdrawnAt }: CheckedReceipt): Promise<JsonObject> => ({
  file: found.from,
  sha256: await hashOf(found.text),
  verdict: report.verdict,
  company: company && { did: company.did, name: company.name, siret: company.siret },
  checks: [...report.lines],
  consent: report.facts && {
    ...{ event: report.facts.event, at: report.facts.at, purpose: report.facts.purpose, claims: [...report.facts.claims] },
    ...{ retentionDays: report.facts.retentionDays, holder: report.facts.holder, withdrawnAt },
  },
});

/** The report for a program: the same lines, with the hash of each document, what was disclosed, and where each source came from. */
export const reportJson = async (
  { documents, sources, receipts }: Checked & { readonly receipts: readonly CheckedReceipt[] },
  { checkedAt, page }: { readonly checkedAt: string; readonly page: string },
): Promise<string> =>
  JSON.stringify(
    {
      type: 'carnet-verification-report',
      version: 1,
      checkedAt,
      checkedBy: page,
      documents: await Promise.all(documents.map(documentOf)),
      receipts: await Promise.all(receipts.map(receiptOf)),
      sources: sources.map(({ fetchedAt, ...source }) => ({ ...source, fetchedAt: instant(fetchedAt) })),
    },
    null,
    2,
  );
