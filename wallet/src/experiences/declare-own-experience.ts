import type { ExperienceRecord } from '#shared/credentials/experience-claims';
import { readSdJwt } from '#shared/credentials/sd-jwt';
import { declareExperience } from '#shared/credentials/self-declared';
import { describeCredential } from '../credentials/describe-credential.ts';
import type { Copy, StoredCredential } from '../credentials/stored-credential.ts';
import { randomName } from '../vault/protocol-callbacks.ts';
import type { Wallet } from '../vault/wallet.ts';

const copiesWanted = 10;

/** One key, one set of salts, one copy for each reader, as of what organisms issue: the person is the issuer of each, under another name. */
export const declaredCopies = (wallet: Wallet, experience: ExperienceRecord): Promise<readonly Copy[]> =>
  Promise.all(
    Array.from({ length: copiesWanted }, async () => {
      const { jwk, thumbprint } = await wallet.keyring.make();
      const key = { jwk, sign: (input: string) => wallet.keyring.sign(thumbprint, input) };
      const toDeclare = { experience, issuerUrl: wallet.settings.issuerUrl, key, now: wallet.clock() };
      return { compact: await declareExperience(toDeclare, wallet.crypto), thumbprint, use: null };
    }),
  );

/** Signs what the person says of themselves and keeps it beside what others say of them, marked as theirs alone. Nothing leaves the device. */
export const declareOwnExperience = async (wallet: Wallet, experience: ExperienceRecord): Promise<StoredCredential> => {
  const copies = await declaredCopies(wallet, experience);
  const { payload } = await readSdJwt(copies[0]!.compact, wallet.crypto);
  const credential: StoredCredential = {
    ...describeCredential(payload),
    ...{ id: randomName(), issuerDid: String(payload['iss']), issuerName: 'Déclarée par la personne', ink: null },
    ...{ connectionId: null, issuanceId: null, receivedAt: new Date(wallet.clock() * 1000).toISOString() },
    ...{ state: 'valid', checkedAt: null, reason: null, copies },
  };
  await wallet.store.write([{ room: 'credentials', id: credential.id, value: credential }]);
  return credential;
};

/** The same words again under fresh keys, once every copy was shown to somebody. */
export const moreDeclaredCopies = async (wallet: Wallet, credential: StoredCredential): Promise<StoredCredential> => {
  const { payload } = await readSdJwt(credential.copies[0]!.compact, wallet.crypto);
  const { title, organisation, startsOn, endsOn, description, competences } = (
    payload['ld'] as { credentialSubject: Partial<ExperienceRecord> & Pick<ExperienceRecord, 'title' | 'organisation' | 'startsOn'> }
  ).credentialSubject;
  const said = { title, organisation, startsOn, endsOn: endsOn ?? null, description: description ?? null };
  const declared = (competences ?? []).map(({ name, code }) => ({ name, code: code ?? null }));
  const copies = await declaredCopies(wallet, { ...said, competences: declared });
  const value: StoredCredential = { ...credential, copies: [...credential.copies, ...copies] };
  await wallet.store.write([{ room: 'credentials', id: credential.id, value }]);
  return value;
};

/** Takes an own declaration back out of the carnet, with the keys that signed it. What was shown stays where it was shown. */
export const forgetExperience = async (wallet: Wallet, id: string): Promise<void> => {
  const found = await wallet.store.get<StoredCredential>('credentials', id);
  if (found?.kind !== 'experience') return;
  await wallet.store.write([{ room: 'credentials', id }]);
  for (const { thumbprint } of found.copies) await wallet.keyring.forget(thumbprint);
};
