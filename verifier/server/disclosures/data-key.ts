import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';

/** AES-256-GCM under a key of one disclosure; `context` ties the text to its row. `iv.text.tag`, base64url. */
export const sealWith = (key: Buffer, plain: string, context: string): string => {
  const iv = randomBytes(12);
  const cipher = createCipheriv(algorithm, key, iv).setAAD(Buffer.from(context));
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return [iv, sealed, cipher.getAuthTag()].map((part) => part.toString('base64url')).join('.');
};

/** Throws on another key, another row, or a changed text. */
export const openWith = (key: Buffer, sealed: string, context: string): string => {
  const [iv, text, tag] = sealed.split('.').map((part) => Buffer.from(part, 'base64url'));
  if (!iv || !text || tag?.length !== 16) throw new Error('not a sealed text');
  const decipher = createDecipheriv(algorithm, key, iv).setAAD(Buffer.from(context)).setAuthTag(tag);
  return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
};

export const newDataKey = (): Buffer => randomBytes(32);
