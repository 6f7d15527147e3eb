/** AES-256-GCM, always bound to what the ciphertext is for; private keys under a data key of their own, so that a new master key rewraps little (security.md C6). */
import { createCipheriv, createDecipheriv, createHmac, createPrivateKey, randomBytes, type KeyObject } from 'node:crypto';
import type { MasterKeys } from './master-key.ts';

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

const partsOf = (sealed: string, count: number): readonly string[] => {
  const [version, ...parts] = sealed.split('.');
  if (version !== 'v1' || parts.length !== count) throw new Error('sealed text in another form');
  return parts;
};

/** `v1.iv.ciphertext.tag`. Opens only with the same context, e.g. `people.nir:<id>`. */
export const sealText = (keys: MasterKeys, plain: string, context: string): string =>
  `v1.${box(keys.sealing, Buffer.from(plain), `seal|${context}`)}`;

export const openText = (keys: MasterKeys, sealed: string, context: string): string => {
  try {
    return unbox(keys.sealing, partsOf(sealed, 3), `seal|${context}`).toString('utf8');
  } catch {
    throw new Error('this text was not sealed here for this use');
  }
};

/** Equal for equal texts of one context, and says nothing else without the key. */
export const blindIndexOf = (keys: MasterKeys, plain: string, context: string): string =>
  createHmac('sha256', keys.indexing).update(`${context.length}|${context}|${plain}`).digest('base64url');

/** `v1.` the wrapped data key `.` the private key under it, both bound to `kid`. */
export const wrapPrivateKey = (keys: MasterKeys, privateKey: KeyObject, kid: string): string => {
  const dataKey = randomBytes(32);
  const der = privateKey.export({ format: 'der', type: 'pkcs8' });
  const wrapped = `v1.${box(keys.wrapping, dataKey, `data-key|${kid}`)}.${box(dataKey, der, `private-key|${kid}`)}`;
  dataKey.fill(0);
  der.fill(0);
  return wrapped;
};

/** Refuses what another master key wrapped, or what was wrapped for another `kid`. */
export const unwrapPrivateKey = (keys: MasterKeys, wrapped: string, kid: string): KeyObject => {
  try {
    const parts = partsOf(wrapped, 6);
    const dataKey = unbox(keys.wrapping, parts.slice(0, 3), `data-key|${kid}`);
    const der = unbox(dataKey, parts.slice(3), `private-key|${kid}`);
    const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    dataKey.fill(0);
    der.fill(0);
    return privateKey;
  } catch {
    throw new Error(`the key ${kid} was wrapped under another master key`);
  }
};
