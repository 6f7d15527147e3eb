import type * as z from 'zod';
import type { KeyRegister, Rotation, SigningKey } from '#shared/contracts/signing-keys';
import { didWebUrl } from '#shared/credentials/did-web';
import type { Scope } from '#shared/server/scope';
import { IssuerKeyModel } from './issuer-key.model.ts';
import { KeyRotationModel } from './key-rotation.model.ts';

const instant = (date: Date | null): string | null => date?.toISOString() ?? null;

const describeKey = (row: IssuerKeyModel): z.input<typeof SigningKey> => ({
  id: row.id,
  kid: row.kid,
  algorithm: row.algorithm,
  state: row.state,
  validFrom: row.validFrom.toISOString(),
  validUntil: instant(row.validUntil),
  compromisedFrom: row.compromisedFrom,
});

const describeRotation = (row: KeyRotationModel): z.input<typeof Rotation> => ({
  algorithm: row.algorithm,
  state: row.state,
  oldKid: row.oldKid,
  newKid: row.newKid,
  askedAt: row.askedAt.toISOString(),
  madeAt: instant(row.madeAt),
  publishedAt: instant(row.publishedAt),
  doneAt: instant(row.doneAt),
});

/** The register of an organisation's keys, newest first, and its last change of key. As the organisation's tenant. */
export async function describeRegister(
  there: Scope,
  { id, did }: { readonly id: string; readonly did: string },
): Promise<z.input<typeof KeyRegister>> {
  const keys = await IssuerKeyModel.query(there.db).where({ organisationId: id, did }).orderBy('id', 'desc');
  const last = await KeyRotationModel.query(there.db).where({ organisationId: id }).orderBy('id', 'desc').first();
  return { keys: keys.map(describeKey), rotation: last ? describeRotation(last) : null, document: didWebUrl(did) ?? did };
}
