import type * as z from 'zod';
import type { Disclosure as Contract, DisclosedCredential } from '#shared/contracts/verifier/disclosures';
import { claimOf } from '#shared/credentials/claim-catalogue';
import { readClaims, type ReadClaim } from '#shared/credentials/read-claims';
import { readSdJwt } from '#shared/credentials/sd-jwt';
import { nodeCrypto } from '#shared/server/keys/node-crypto';
import type { Scope } from '#shared/server/scope';
import type { DisclosureModel } from './disclosure.model.ts';
import { openContent, type KeptCredential } from './keep-content.ts';

const titleKeys = {
  ...{ competence: 'name', enrolment: 'programme', attendance: 'day' },
  ...{ completion: 'programme', endorsement: 'experience', experience: 'title' },
} as const;

const describeCredential = async ({
  kind,
  compact,
  report,
  contestedOn = null,
}: KeptCredential): Promise<z.input<typeof DisclosedCredential>> => {
  const { payload } = await readSdJwt(compact, nodeCrypto);
  const read: readonly ReadClaim[] = readClaims(kind, payload);
  const title = read.find((claim) => claim.key === titleKeys[kind])?.text ?? null;
  return { kind, title, claims: read.map(({ key, text }) => ({ key, label: claimOf(kind, key).label, value: text })), report, contestedOn };
};

/** What a line of the list says: no value, also while the data is there. */
export const summariseDisclosure = (one: DisclosureModel) => ({
  id: one.id,
  from: { handle: one.handle },
  purpose: one.purpose,
  offerId: one.offerId,
  receivedAt: one.receivedAt.toISOString(),
  keptUntil: one.keptUntil.toISOString(),
  state: one.state,
  withdrawnAt: one.withdrawnAt?.toISOString() ?? null,
  verdict: one.verdict,
});

/** One disclosure with what was disclosed, and nothing once it was taken back or its time is over. */
export async function describeDisclosure(scope: Scope, one: DisclosureModel): Promise<z.input<typeof Contract>> {
  const open = one.state === 'received' && one.sealed !== null && one.keptUntil > scope.now();
  const content = open ? await openContent(scope, { id: one.id, sealed: one.sealed! }) : [];
  return { ...summariseDisclosure(one), credentials: await Promise.all(content.map(describeCredential)) };
}
