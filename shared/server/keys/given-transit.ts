/** A real HTTP server that speaks the two verbs of Vault's Transit engine as documented: datakey/plaintext and decrypt. Its key never leaves it. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { KmsSettings } from './master-settings.ts';

export interface GivenTransit {
  readonly settings: KmsSettings;
  /** Every request: verb and what was sent. */
  readonly asked: { readonly path: string; readonly token: string; readonly body: Readonly<Record<string, unknown>> }[];
  /** The answer to everything from now on, instead of the right one. */
  answerWith(answer: { readonly status: number; readonly text: string; readonly location?: string } | null): void;
  close(): Promise<void>;
}

const readBody = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
};

const makeEngine = () => {
  const key = randomBytes(32);
  const encrypt = (plain: Buffer): string => {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    return `vault:v1:${Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64')}`;
  };
  const decrypt = (ciphertext: string): Buffer => {
    const bytes = Buffer.from(ciphertext.replace(/^vault:v1:/u, ''), 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAuthTag(bytes.subarray(-16));
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
  };
  return { encrypt, decrypt };
};

/** Answers in the documented envelope: `{ request_id, data }`, or `{ errors }` with the documented status. */
export const givenTransit = async (folder: string, keyName = 'carnet'): Promise<GivenTransit> => {
  const engine = makeEngine();
  const token = `hvs.${randomBytes(12).toString('hex')}`;
  const asked: GivenTransit['asked'] = [];
  let other: Parameters<GivenTransit['answerWith']>[0] = null;
  const dataFor = (path: string, body: Record<string, unknown>): Record<string, unknown> | null => {
    if (path === `/v1/transit/decrypt/${keyName}`) return { plaintext: engine.decrypt(String(body['ciphertext'])).toString('base64') };
    if (path !== `/v1/transit/datakey/plaintext/${keyName}` || body['bits'] !== 256) return null;
    const plain = randomBytes(32);
    return { plaintext: plain.toString('base64'), ciphertext: engine.encrypt(plain), key_version: 1 };
  };
  const send = (response: ServerResponse, status: number, body: unknown): void => {
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  };
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? '';
    const body = await readBody(request);
    const sent = String(request.headers['x-vault-token']);
    asked.push({ path, token: sent, body });
    if (other) return void response.writeHead(other.status, other.location ? { Location: other.location } : {}).end(other.text);
    if (sent !== token || request.method !== 'POST') return send(response, 403, { errors: ['permission denied'] });
    const data = dataFor(path, body);
    if (data) send(response, 200, { request_id: 'r', lease_id: '', renewable: false, lease_duration: 0, data, warnings: null });
    else send(response, 404, { errors: [] });
  };
  const server = createServer((request, response) => {
    handle(request, response).catch(() => send(response, 400, { errors: ['cipher: message authentication failed'] }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const tokenFile = `${folder}/token`;
  writeFileSync(tokenFile, `${token}\n`, { mode: 0o600 });
  return {
    settings: { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/transit`, key: keyName, tokenFile },
    asked,
    answerWith: (answer) => (other = answer),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
};
