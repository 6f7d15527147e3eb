import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Scope } from '#shared/server/scope';
import { openColumn, sealColumn } from '#shared/server/sealed-column';
import type { EvidenceFileModel } from './evidence-file.model.ts';

type Place = Pick<EvidenceFileModel, 'id' | 'organisationId'>;

const column = 'evidence_files.sealed_key';
const ivBytes = 12;
const tagBytes = 16;
/** Bound to its row and its organisation: moved elsewhere it does not open. */
const aadOf = ({ id, organisationId }: Place): Buffer => Buffer.from(`evidence_files.content:${organisationId}:${id}`);

/**
 * A file under a key of its own (AES-256-GCM), and that key sealed under the master key: megabytes never go through the signing workers, and a
 * new master key touches keys alone.
 */
export const sealContent = async (scope: Scope, place: Place, plain: Buffer): Promise<Pick<EvidenceFileModel, 'sealedKey' | 'content'>> => {
  const key = randomBytes(32);
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(aadOf(place));
  const content = Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  return { content, sealedKey: await sealColumn(scope, column, place.id, key.toString('base64url')) };
};

/** Refuses (throws) what was altered, or sealed for another row or organisation. */
export const openContent = async (scope: Scope, file: Place & Pick<EvidenceFileModel, 'sealedKey' | 'content'>): Promise<Buffer> => {
  const key = Buffer.from(await openColumn(scope, column, file.id, file.sealedKey), 'base64url');
  const end = file.content.length - tagBytes;
  const decipher = createDecipheriv('aes-256-gcm', key, file.content.subarray(0, ivBytes), { authTagLength: tagBytes })
    .setAAD(aadOf(file))
    .setAuthTag(file.content.subarray(end));
  return Buffer.concat([decipher.update(file.content.subarray(ivBytes, end)), decipher.final()]);
};
