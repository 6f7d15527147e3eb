import * as z from 'zod';
import { openConnections } from '../connections/open-connections.ts';
import type { StoredCredential } from '../credentials/stored-credential.ts';
import { experienceOf } from '../experiences/declare-own-experience.ts';
import type { Wallet } from '../vault/wallet.ts';

/** What a backup holds (shared/decisions/0008): no private key, and no signed copy. Restoring is being issued anew. */
export const BackedConnection = z.object({
  issuerUrl: z.string(),
  credentialIssuer: z.string(),
  organisation: z.object({ name: z.string(), slug: z.string(), did: z.string().nullable(), siret: z.string(), ink: z.string() }),
  connectedAt: z.string(),
  /** Takes the connection over, once. Null: an invitation is needed. */
  recoveryToken: z.string().nullable(),
});
export type BackedConnection = z.output<typeof BackedConnection>;

/** A line of the migration list (ARF Mig_03): what is to be asked again, and from whom. */
export const BackedCredential = z.object({
  kind: z.string(),
  vct: z.string(),
  issuerDid: z.string(),
  issuerName: z.string(),
  title: z.string(),
  level: z.object({ label: z.string(), notches: z.union([z.literal(1), z.literal(2), z.literal(3)]) }).nullable(),
  on: z.string().nullable(),
  programme: z.string().nullable(),
  session: z.string().nullable(),
  receivedAt: z.string(),
  expiresAt: z.string().nullable(),
  state: z.string(),
  issuanceId: z.string().nullable(),
});
export type BackedCredential = z.output<typeof BackedCredential>;

const Text = z.string().min(1).max(4000);
/** What the person declared themselves, in their words: nobody else could give it again, so a new device signs it anew. */
export const BackedExperience = z
  .object({
    title: Text,
    organisation: Text,
    startsOn: z.iso.date(),
    endsOn: z.iso.date().nullable(),
    description: Text.nullable(),
    competences: z.array(z.object({ name: Text, code: z.string().nullable() })).max(50),
    receivedAt: z.iso.datetime(),
  })
  .refine(({ startsOn, endsOn }) => endsOn === null || endsOn >= startsOn);
export type BackedExperience = z.output<typeof BackedExperience>;

const Kept = z.looseObject({ id: z.string() });
export const BackupContent = z.object({
  madeAt: z.string(),
  connections: z.array(BackedConnection),
  credentials: z.array(BackedCredential),
  /** None in files made before they were kept. */
  experiences: z.array(BackedExperience).default([]),
  /** The journal: names of claims, never values; and the links made. */
  sharings: z.array(Kept),
  links: z.array(Kept),
});
export type BackupContent = z.output<typeof BackupContent>;

/** What goes into a backup. Every field is named above: what is not, keys and copies first, is left out. */
export const backupContent = async (wallet: Wallet, madeAt: string): Promise<BackupContent> => {
  const { store } = wallet;
  const connections = await openConnections(wallet);
  const credentials = await store.all<StoredCredential>('credentials');
  const own = credentials.filter(({ kind }) => kind === 'experience');
  const experiences = own.map(async (one) => ({ ...(await experienceOf(wallet, one)), receivedAt: one.receivedAt }));
  return BackupContent.parse({
    madeAt,
    connections: connections.map((one) => BackedConnection.parse({ ...one, recoveryToken: one.recoveryToken ?? null })),
    credentials: credentials.map((one) => BackedCredential.parse(one)),
    experiences: await Promise.all(experiences),
    sharings: await store.all('disclosures'),
    links: await store.all('links'),
  });
};
