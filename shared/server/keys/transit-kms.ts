/**
 * A key management service that wraps and unwraps data keys, and never gives its own key away: HashiCorp Vault's Transit engine over HTTP
 * (https://developer.hashicorp.com/vault/api-docs/secret/transit, also spoken by OpenBao). One configured address, two verbs, no redirect.
 */
import http from 'node:http';
import https from 'node:https';
import { readMasterLines } from './master-key.ts';
import type { KmsSettings } from './master-settings.ts';

const timeoutMs = 5_000;
const mostBytes = 65_536;
const isHere = (url: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);

const endpoint = ({ url, key }: KmsSettings, verb: string): URL => {
  const place = new URL(`${url.replace(/\/$/u, '')}/${verb}/${encodeURIComponent(key)}`);
  if (place.protocol !== 'https:' && !(place.protocol === 'http:' && isHere(place)))
    throw new Error('master key: the key service must be reached over https');
  return place;
};

const readAnswer = async (response: http.IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBytes) throw new Error('too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};

const post = (url: URL, token: string, body: string): Promise<{ readonly status: number; readonly text: string }> =>
  new Promise((done, fail) => {
    const client = url.protocol === 'https:' ? https : http;
    const headers = { 'Content-Type': 'application/json', 'X-Vault-Token': token, 'X-Vault-Request': 'true' };
    const request = client.request(url, { method: 'POST', agent: false, headers, signal: AbortSignal.timeout(timeoutMs) });
    request.once('response', (response) => {
      readAnswer(response)
        .then((text) => done({ status: response.statusCode ?? 0, text }), fail)
        .finally(() => request.destroy());
    });
    request.once('error', fail);
    request.end(body);
  });

type Data = Readonly<Record<string, unknown>>;

const dataIn = (text: string): Data | null => {
  try {
    const { data } = JSON.parse(text) as { data?: unknown };
    return typeof data === 'object' ? (data as Data | null) : null;
  } catch {
    return null;
  }
};

/** The `data` of an answer. The refusal names status and verb; neither token, nor answer, nor address is quoted. */
const ask = async (settings: KmsSettings, verb: string, body: Data): Promise<Data> => {
  const [token] = readMasterLines(settings.tokenFile);
  const answer = await post(endpoint(settings, verb), token ?? '', JSON.stringify(body)).catch(() => {
    throw new Error('master key: the key service does not answer');
  });
  if (answer.status !== 200) throw new Error(`master key: the key service refused (${verb}, status ${answer.status})`);
  const data = dataIn(answer.text);
  if (data === null) throw new Error('master key: the key service answered something else');
  return data;
};

const secretFrom = (plaintext: unknown): Buffer => {
  const bytes = typeof plaintext === 'string' ? Buffer.from(plaintext, 'base64') : Buffer.alloc(0);
  if (bytes.length !== 32) throw new Error('master key: the key service gave no key of 32 bytes');
  return bytes;
};

/** What the service wrapped: `vault:v` and the version of its own key. */
const isWrapped = (text: unknown): text is string => typeof text === 'string' && /^vault:v\d+:[\w+/=-]+$/u.test(text);

/** A new secret, made and wrapped by the service: only the wrapped form is ever written down. */
export const makeWrappedSecret = async (settings: KmsSettings): Promise<string> => {
  const { plaintext, ciphertext } = await ask(settings, 'datakey/plaintext', { bits: 256 });
  secretFrom(plaintext).fill(0);
  if (!isWrapped(ciphertext)) throw new Error('master key: the key service wrapped nothing');
  return ciphertext;
};

/** Refuses what was not wrapped by such a service, without asking it. */
export const unwrapSecret = async (settings: KmsSettings, wrapped: string): Promise<Buffer> => {
  if (!isWrapped(wrapped)) throw new Error('master key: the file holds something that the key service did not wrap');
  return secretFrom((await ask(settings, 'decrypt', { ciphertext: wrapped }))['plaintext']);
};
