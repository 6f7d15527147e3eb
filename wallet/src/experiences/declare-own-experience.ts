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

/** What the person says of themselves, signed under ten keys of this device, as it is kept: not kept yet. */
export const signExperience = async (
  wallet: Wallet,
  experience: ExperienceRecord,
  receivedAt = new Date(wallet.clock() * 1000).toISOString(),
): Promise<StoredCredential> => {
  const copies = await declaredCopies(wallet, experience);
  const { payload } = await readSdJwt(copies[0]!.compact, wallet.crypto);
  return {
    ...describeCredential(payload),
    ...{ id: randomName(), issuerDid: String(payload['iss']), issuerName: 'Déclarée par la personne', ink: null },
    ...{ connectionId: null, issuanceId: null, receivedAt },
    ...{ state: 'valid', checkedAt: null, reason: null, copies },
  };
};

/** Signs what the person says of themselves and keeps it beside what others say of them, marked as theirs alone. Nothing leaves the device. */
export const declareOwnExperience = async (wallet: Wallet, experience: ExperienceRecord): Promise<StoredCredential> => {
  const credential = await signExperience(wallet, experience);
  await wallet.store.write([{ room: 'credentials', id: credential.id, value: credential }]);
  return credential;
};

type Said = Partial<ExperienceRecord> & Pick<ExperienceRecord, 'title' | 'organisation' | 'startsOn'>;

/** The words of a declaration, as they were given. */
export const experienceOf = async ({ crypto }: Pick<Wallet, 'crypto'>, { copies }: StoredCredential): Promise<ExperienceRecord> => {
  const { payload } = await readSdJwt(copies[0]!.compact, crypto);
  const { title, organisation, startsOn, endsOn, description, competences } = (payload['ld'] as { credentialSubject: Said })
    .credentialSubject;
  const declared = (competences ?? []).map(({ name, code }) => ({ name, code: code ?? null }));
  return { title, organisation, startsOn, endsOn: endsOn ?? null, description: description ?? null, competences: declared };
};

/** The same words again under fresh keys, once every copy was shown to somebody. */
export const moreDeclaredCopies = async (wallet: Wallet, credential: StoredCredential): Promise<StoredCredential> => {
  const copies = await declaredCopies(wallet, await experienceOf(wallet, credential));
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
