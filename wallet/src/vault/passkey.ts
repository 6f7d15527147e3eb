import { decodeBytes, encodeBytes } from '#shared/credentials/base64url';
import type { Secret } from './unlock-method.ts';
import { Refusal } from './wallet.ts';

type Passkey = Extract<Secret, { kind: 'passkey' }>;
type Salt = Uint8Array<ArrayBuffer>;
interface PrfAnswer {
  readonly prf?: { readonly results?: { readonly first?: BufferSource } };
}

/** The question every passkey of this wallet answers: the PRF differs with the passkey and the site, so that it may be the same everywhere. */
const question: Salt = new TextEncoder().encode('carnet/unlock/v1');
const random = (bytes: number): Salt => crypto.getRandomValues(new Uint8Array(bytes));
const bytesOf = (source: BufferSource): Salt =>
  source instanceof ArrayBuffer
    ? new Uint8Array(source)
    : new Uint8Array(source.buffer.slice(source.byteOffset, source.byteOffset + source.byteLength));

const prf = { prf: { eval: { first: question } } };

/** May this browser make one? What the passkey itself can do is known only once it exists. */
export const passkeysHere = async (): Promise<boolean> => {
  if (!('PublicKeyCredential' in globalThis)) return false;
  const known = await PublicKeyCredential.getClientCapabilities?.().catch(() => null);
  if (known && known['extension:prf'] === false) return false;
  return PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false);
};

/** The browser tells neither a refusal from a passkey that is gone, nor one of them from a time-out. */
const refusalOf = (cause: unknown): Refusal => {
  const { name = '' } = cause as { name?: string };
  return new Refusal(name === 'InvalidStateError' ? 'passkey-known' : name === 'SecurityError' ? 'passkey-impossible' : 'passkey-silent');
};

const answerOf = (credential: Credential | null): Passkey | null => {
  if (!credential) throw new Refusal('passkey-silent');
  const made = credential as PublicKeyCredential;
  const first = (made.getClientExtensionResults() as PrfAnswer).prf?.results?.first;
  return first ? { kind: 'passkey', id: encodeBytes(new Uint8Array(made.rawId)), output: bytesOf(first) } : null;
};

const make = (known: readonly string[], extensions?: object): Promise<Credential | null> =>
  navigator.credentials.create({
    publicKey: {
      rp: { id: location.hostname, name: 'Carnet' },
      user: { id: random(32), name: 'Mon carnet', displayName: 'Mon carnet' },
      challenge: random(32),
      pubKeyCredParams: [
        { type: 'public-key', alg: -7 },
        { type: 'public-key', alg: -257 },
      ],
      excludeCredentials: known.map((id) => ({ type: 'public-key', id: decodeBytes(id) })),
      authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
      attestation: 'none',
      ...(extensions ? { extensions } : {}),
    },
  });

/** Never an empty extension: Windows Hello refuses `prf: {}`. Where it is refused with its question, the passkey is made without, and asked after. */
const makeAnyhow = async (known: readonly string[]): Promise<Credential | null> => {
  try {
    return await make(known, prf);
  } catch (cause) {
    const { name = '' } = cause as { name?: string };
    if (name !== 'NotSupportedError' && name !== 'TypeError' && name !== 'UnknownError') throw cause;
    return make(known);
  }
};

/**
 * Asks a passkey of this wallet for its answer (WebAuthn Level 3 section 10.1.4, the PRF extension,
 * https://www.w3.org/TR/webauthn-3/#prf-extension). Refuses in words when none answers, or when the one that does has no PRF.
 */
export const askPasskey = async (ids: readonly string[]): Promise<Passkey> => {
  const publicKey: PublicKeyCredentialRequestOptions = {
    challenge: random(32),
    rpId: location.hostname,
    allowCredentials: ids.map((id) => ({ type: 'public-key', id: decodeBytes(id) })),
    userVerification: 'required',
    extensions: prf,
  };
  const credential = await navigator.credentials.get({ publicKey }).catch((cause: unknown) => {
    throw refusalOf(cause);
  });
  const answer = answerOf(credential);
  if (!answer) throw new Refusal('passkey-without-prf');
  return answer;
};

/** Makes a passkey for this wallet's host and gives its answer. Refuses one that cannot answer: it would open nothing. */
export const createPasskey = async (known: readonly string[]): Promise<Passkey> => {
  const credential = await makeAnyhow(known).catch((cause: unknown) => {
    throw refusalOf(cause);
  });
  const answer = answerOf(credential);
  if (answer) return answer;
  return askPasskey([encodeBytes(new Uint8Array((credential as PublicKeyCredential).rawId))]);
};
