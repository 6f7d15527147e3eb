import * as z from 'zod';
import { decodeBytes, encodeBytes } from '#shared/credentials/base64url';
import { kekFrom } from '../vault/kek.ts';
import { freshDerivation, type Derivation } from '../vault/passphrase.ts';
import { stretch } from '../vault/stretch.ts';
import { Refusal } from '../vault/wallet.ts';
import { kitId } from './kit-key.ts';

/** Both are needed: either alone opens nothing (security.md A6). */
export interface TwoSecrets {
  readonly phrase: string;
  readonly kit: Uint8Array<ArrayBuffer>;
}

const Bytes = z.string().regex(/^[\w-]+$/u);
const Envelope = z.object({
  format: z.literal('carnet-backup'),
  version: z.literal(1),
  madeAt: z.iso.datetime(),
  kit: z.string(),
  kdf: z.object({
    name: z.literal('argon2id'),
    salt: Bytes,
    memory: z.number().int().min(8).max(262_144),
    passes: z.number().int().min(1).max(10),
  }),
  key: z.object({ iv: Bytes, data: Bytes }),
  content: z.object({ iv: Bytes, data: Bytes }),
});
export type Envelope = z.output<typeof Envelope>;
const Named = z.object({ format: z.literal('carnet-backup'), version: z.number() });
const Whole = Envelope.extend({ digest: z.string() });

const longest = 8 * 1024 * 1024;
const text = new TextEncoder();
const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));
const digestOf = async (envelope: Envelope): Promise<string> =>
  encodeBytes(new Uint8Array(await crypto.subtle.digest('SHA-256', text.encode(JSON.stringify(Envelope.parse(envelope))))));
const namedBy = ({ format, version, madeAt, kit }: Pick<Envelope, 'format' | 'version' | 'madeAt' | 'kit'>): Uint8Array<ArrayBuffer> =>
  text.encode([format, version, madeAt, kit].join('|'));

/** HKDF over Argon2id of the phrase and the kit's 128 bits, side by side. */
const keyOf = async ({ phrase, kit }: TwoSecrets, derivation: Derivation): Promise<CryptoKey> => {
  const stretched = await stretch(phrase, derivation);
  return kekFrom(new Uint8Array([...stretched, ...kit]), derivation.salt, 'carnet/backup/v1');
};

/** The text of a `.carnet` file: a key of its own for the content, wrapped under phrase and kit key together. */
export const sealBackup = async (content: unknown, secrets: TwoSecrets, madeAt: string): Promise<string> => {
  const derivation = freshDerivation();
  const outer = await keyOf(secrets, derivation);
  const inner = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt']);
  const [iv, keyIv] = [random(12), random(12)];
  const name = { format: 'carnet-backup', version: 1, madeAt, kit: await kitId(secrets.kit) } as const;
  const additionalData = namedBy(name);
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, inner, text.encode(JSON.stringify(content)));
  const wrapped = await crypto.subtle.wrapKey('raw', inner, outer, { name: 'AES-GCM', iv: keyIv, additionalData });
  const envelope: Envelope = {
    ...name,
    kdf: { name: 'argon2id', salt: encodeBytes(derivation.salt), memory: derivation.memory, passes: derivation.passes },
    key: { iv: encodeBytes(keyIv), data: encodeBytes(new Uint8Array(wrapped)) },
    content: { iv: encodeBytes(iv), data: encodeBytes(new Uint8Array(data)) },
  };
  return JSON.stringify({ ...envelope, digest: await digestOf(envelope) });
};

const parsed = (file: string): unknown => {
  try {
    return file.length > longest ? null : JSON.parse(file);
  } catch {
    return null;
  }
};

/** What a file says of itself before any secret is asked. Refuses a foreign file, one of a later version, and one that was damaged. */
export const readEnvelope = async (file: string): Promise<Envelope> => {
  const found = parsed(file);
  const named = Named.safeParse(found);
  if (!named.success) throw new Refusal(file.includes('carnet-backup') ? 'backup-damaged' : 'backup-foreign');
  if (named.data.version > 1) throw new Refusal('backup-newer');
  const whole = Whole.safeParse(found);
  if (!whole.success) throw new Refusal('backup-damaged');
  const { digest, ...envelope } = whole.data;
  if ((await digestOf(envelope)) !== digest) throw new Refusal('backup-damaged');
  return envelope;
};

/** What is in it. Refuses another kit key by name, then another phrase; nothing on the device is touched. */
export const openBackup = async (envelope: Envelope, secrets: TwoSecrets): Promise<unknown> => {
  if ((await kitId(secrets.kit)) !== envelope.kit) throw new Refusal('kit-other');
  const { memory, passes, salt } = envelope.kdf;
  const outer = await keyOf(secrets, { memory, passes, salt: decodeBytes(salt) });
  const additionalData = namedBy(envelope);
  const gcm = (iv: string) => ({ name: 'AES-GCM', iv: decodeBytes(iv), additionalData });
  const inner = await crypto.subtle
    .unwrapKey('raw', decodeBytes(envelope.key.data), outer, gcm(envelope.key.iv), { name: 'AES-GCM' }, false, ['decrypt'])
    .catch(() => {
      throw new Refusal('backup-phrase');
    });
  try {
    const plain = await crypto.subtle.decrypt(gcm(envelope.content.iv), inner, decodeBytes(envelope.content.data));
    return JSON.parse(new TextDecoder().decode(plain)) as unknown;
  } catch {
    throw new Refusal('backup-damaged');
  }
};
