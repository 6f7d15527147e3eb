import type { Report } from '#shared/contracts/verifier/verification';
import type { CredentialType } from '#shared/credentials/vct';
import type { Scope } from '#shared/server/scope';
import { openColumn, sealColumn } from '#shared/server/sealed-column';
import { newDataKey, openWith, sealWith } from './data-key.ts';
import { dataKeyColumn, DisclosureKeyModel } from './disclosure-key.model.ts';

/** What is kept of one presentation: the credential with the claims that were asked and given, and what the checks found. */
export interface KeptCredential {
  readonly kind: CredentialType;
  readonly compact: string;
  readonly report: Report;
  /** Told by the holder: the day since which they contest it. */
  readonly contestedOn?: string | null;
}

const context = (id: string): string => `disclosures.sealed:${id}`;

/** Seals contents under a fresh key, and gives both for their rows. */
export const sealContent = async (scope: Pick<Scope, 'house'>, id: string, content: readonly KeptCredential[]) => {
  const key = newDataKey();
  return {
    sealed: sealWith(key, JSON.stringify(content), context(id)),
    sealedKey: await sealColumn(scope, dataKeyColumn, id, key.toString('base64url')),
  };
};

const keyOf = async (scope: Scope, id: string): Promise<Buffer | null> => {
  const kept = await DisclosureKeyModel.query(scope.db).findById(id);
  return kept ? Buffer.from(await openColumn(scope, dataKeyColumn, id, kept.sealedKey), 'base64url') : null;
};

/** What was disclosed, as long as its key is there: nothing when it was taken back a moment ago. */
export const openContent = async (
  scope: Scope,
  { id, sealed }: { readonly id: string; readonly sealed: string },
): Promise<readonly KeptCredential[]> => {
  const key = await keyOf(scope, id);
  return key ? (JSON.parse(openWith(key, sealed, context(id))) as KeptCredential[]) : [];
};

/** What a held answer says: its key stands beside it until it is claimed. */
export const openSealed = async (
  scope: Pick<Scope, 'house'>,
  id: string,
  { sealed, sealedKey }: { readonly sealed: string; readonly sealedKey: string },
): Promise<readonly KeptCredential[]> => {
  const key = Buffer.from(await openColumn(scope, dataKeyColumn, id, sealedKey), 'base64url');
  return JSON.parse(openWith(key, sealed, context(id))) as KeptCredential[];
};

/** The same contents with newer reports, under the same key; null when the key is gone. */
export const sealAgain = async (scope: Scope, id: string, content: readonly KeptCredential[]): Promise<string | null> => {
  const key = await keyOf(scope, id);
  return key && sealWith(key, JSON.stringify(content), context(id));
};
