/**
 * AES-256-GCM, always bound to what the ciphertext is for; private keys under a data key of their own (security.md C6). What is sealed or
 * wrapped names its master key: `v2.<id>.…`. `v1.…` names none and is tried with each; it is still read, and never written.
 */
import { createCipheriv, createDecipheriv, createHmac, createPrivateKey, randomBytes, type KeyObject } from 'node:crypto';
import type { MasterKey, MasterKeys } from './master-key.ts';

/** Under a master key that is not at hand: it may have come a moment ago, so whoever holds them reads them again. */
export class UnknownMasterKey extends Error {}

const box = (key: KeyObject | Buffer, plain: Buffer, context: string): string => {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(context));
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return [iv, text, cipher.getAuthTag()].map((part) => part.toString('base64url')).join('.');
};

const unbox = (key: KeyObject | Buffer, [iv, text, tag]: readonly (string | undefined)[], context: string): Buffer => {
  if (iv === undefined || text === undefined || tag?.length !== 22) throw new Error('sealed text in another form');
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'), { authTagLength: 16 })
    .setAAD(Buffer.from(context))
    .setAuthTag(Buffer.from(tag, 'base64url'));
  return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]);
};

interface Sealed {
  readonly key: MasterKey;
  readonly parts: readonly string[];
  /** What binds the ciphertext besides its context: since v2, the name of its master key. */
  readonly bound: string;
}

/** The keys that may open it, with its parts. `unknown` is said of a key that is not in the ring. */
const candidates = (keys: MasterKeys, sealed: string, count: number, unknown: (id: string) => string): readonly Sealed[] => {
  const [version, ...parts] = sealed.split('.');
  if (version === 'v1' && parts.length === count) return keys.all.map((key) => ({ key, parts, bound: '' }));
  const [id, ...rest] = parts;
  if (version !== 'v2' || id === undefined || rest.length !== count) throw new Error('sealed text in another form');
  const key = keys.all.find((one) => one.id === id);
  if (!key) throw new UnknownMasterKey(unknown(id));
  return [{ key, parts: rest, bound: `${id}|` }];
};

const firstThat = (ones: readonly Sealed[], open: (one: Sealed) => Buffer): Buffer => {
  for (const one of ones.slice(0, -1)) {
    try {
      return open(one);
    } catch {
      // of another key: the next is tried
    }
  }
  return open(ones.at(-1)!);
};

/** What every text under this key begins with. */
export const prefixOf = (id: string): string => `v2.${id}.`;

/** `v2.id.iv.ciphertext.tag`. Opens only with the same context, e.g. `people.nir:<id>`. */
export const sealText = ({ current }: MasterKeys, plain: string, context: string): string =>
  `${prefixOf(current.id)}${box(current.sealing, Buffer.from(plain), `seal|${current.id}|${context}`)}`;

/** Refuses what was changed, sealed for another use, or under a master key that is not here. */
export const openText = (keys: MasterKeys, sealed: string, context: string): string => {
  try {
    const unknown = (id: string): string => `this text was not sealed here: its master key is ${id}`;
    const open = ({ key, parts, bound }: Sealed): Buffer => unbox(key.sealing, parts, `seal|${bound}${context}`);
    return firstThat(candidates(keys, sealed, 3, unknown), open).toString('utf8');
  } catch (fault) {
    if (fault instanceof UnknownMasterKey) throw fault;
    throw new Error('this text was not sealed here for this use', { cause: fault });
  }
};

/** Equal for equal texts of one context, and says nothing else without the key. */
export const blindIndexOf = (keys: MasterKeys, plain: string, context: string): string =>
  createHmac('sha256', keys.indexing).update(`${context.length}|${context}|${plain}`).digest('base64url');

const wrapDataKey = ({ current }: MasterKeys, dataKey: Buffer, kid: string): string =>
  `${prefixOf(current.id)}${box(current.wrapping, dataKey, `data-key|${current.id}|${kid}`)}`;

/** `v2.id.` the wrapped data key `.` the private key under it, both bound to `kid`. */
export const wrapPrivateKey = (keys: MasterKeys, privateKey: KeyObject, kid: string): string => {
  const dataKey = randomBytes(32);
  const der = privateKey.export({ format: 'der', type: 'pkcs8' });
  const wrapped = `${wrapDataKey(keys, dataKey, kid)}.${box(dataKey, der, `private-key|${kid}`)}`;
  dataKey.fill(0);
  der.fill(0);
  return wrapped;
};

const withDataKey = <T>(keys: MasterKeys, wrapped: string, kid: string, use: (dataKey: Buffer, rest: readonly string[]) => T): T => {
  try {
    const unknown = (id: string): string => `the key ${kid} was wrapped under another master key, ${id}`;
    const ones = candidates(keys, wrapped, 6, unknown);
    const dataKey = firstThat(ones, ({ key, parts, bound }) => unbox(key.wrapping, parts.slice(0, 3), `data-key|${bound}${kid}`));
    const made = use(dataKey, ones[0]!.parts.slice(3));
    dataKey.fill(0);
    return made;
  } catch (fault) {
    if (fault instanceof UnknownMasterKey) throw fault;
    throw new Error(`the key ${kid} was wrapped under another master key`, { cause: fault });
  }
};

/** Refuses what another master key wrapped, or what was wrapped for another `kid`. */
export const unwrapPrivateKey = (keys: MasterKeys, wrapped: string, kid: string): KeyObject =>
  withDataKey(keys, wrapped, kid, (dataKey, rest) => {
    const der = unbox(dataKey, rest, `private-key|${kid}`);
    const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    der.fill(0);
    return privateKey;
  });

const isCurrent = ({ current }: MasterKeys, sealed: string): boolean => sealed.startsWith(prefixOf(current.id));

/** The same text under the newest master key; one that is there already is given back as it is. */
export const rewrapText = (keys: MasterKeys, sealed: string, context: string): string =>
  isCurrent(keys, sealed) ? sealed : sealText(keys, openText(keys, sealed, context), context);

/** The same data key under the newest master key: the private key under it is not opened. */
export const rewrapKey = (keys: MasterKeys, wrapped: string, kid: string): string =>
  isCurrent(keys, wrapped)
    ? wrapped
    : withDataKey(keys, wrapped, kid, (dataKey, rest) => `${wrapDataKey(keys, dataKey, kid)}.${rest.join('.')}`);
