/** What was sealed and wrapped before master keys had names: `v1` texts as the first release wrote them. */
import { createCipheriv, randomBytes, type KeyObject } from 'node:crypto';
import type { MasterKey } from './master-key.ts';

const box = (key: KeyObject | Buffer, plain: Buffer, context: string): string => {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(context));
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return [iv, text, cipher.getAuthTag()].map((part) => part.toString('base64url')).join('.');
};

export const sealV1 = ({ sealing }: MasterKey, plain: string, context: string): string =>
  `v1.${box(sealing, Buffer.from(plain), `seal|${context}`)}`;

export const wrapV1 = ({ wrapping }: MasterKey, privateKey: KeyObject, kid: string): string => {
  const dataKey = randomBytes(32);
  const der = privateKey.export({ format: 'der', type: 'pkcs8' });
  return `v1.${box(wrapping, dataKey, `data-key|${kid}`)}.${box(dataKey, der, `private-key|${kid}`)}`;
};
