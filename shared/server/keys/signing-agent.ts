/** The Veramo agent of a signing worker: did:web and P-256 by our own key management, our SD-JWT provider before Veramo's JWT provider. */
import './quiet-debug.ts';
import type { KeyObject } from 'node:crypto';
import type { CredentialPayload, ICredentialPlugin, IDIDManager, IKeyManager, TAgent } from '@veramo/core';
import { CredentialProviderJWT } from '@veramo/credential-jwt';
import { CredentialPlugin } from '@veramo/credential-w3c';
import { DIDManager } from '@veramo/did-manager';
import { WebDIDProvider } from '@veramo/did-provider-web';
import { KeyManager } from '@veramo/key-manager';
import { didOfAddress } from '#shared/credentials/x5c';
import type { CredentialToSign, KeptKey, PublicJwk } from './keys.ts';
import { managedKey, NodeKms } from './node-kms.ts';
import { makeAgent } from './quiet-agent.ts';
import { PrimedDidStore, PrimedKeyStore } from './primed-stores.ts';
import { proofFormat, SdJwtProvider } from './sd-jwt-provider.ts';
import { calculateKid } from './kid.ts';

export interface SigningAgent {
  /** A did:web and its key, which the caller wraps and keeps: nothing stays here. */
  createDid(
    alias: string,
  ): Promise<{ readonly did: string; readonly kid: string; readonly publicJwk: PublicJwk; readonly privateKey: KeyObject }>;
  signCredential(request: CredentialToSign, privateKey: KeyObject): Promise<string>;
}

type Plugins = IDIDManager & IKeyManager & ICredentialPlugin;
interface Parts {
  readonly agent: TAgent<Plugins>;
  readonly kms: NodeKms;
  readonly keys: PrimedKeyStore;
  readonly dids: PrimedDidStore;
}

const makeParts = (): Parts => {
  const kms = new NodeKms();
  const keys = new PrimedKeyStore();
  const dids = new PrimedDidStore();
  const agent = makeAgent<Plugins>([
    new KeyManager({ store: keys, kms: { node: kms } }),
    new DIDManager({ store: dids, defaultProvider: 'did:web', providers: { 'did:web': new WebDIDProvider({ defaultKms: 'node' }) } }),
    new CredentialPlugin([new SdJwtProvider(), new CredentialProviderJWT()]),
  ]);
  return { agent, kms, keys, dids };
};

const isPrimed = ({ kms, keys, dids }: Parts, key: KeptKey, privateKey: KeyObject): boolean =>
  kms.holds(key.kid, privateKey) && keys.has(key.kid) && dids.has(key.did);

/** Veramo's stores learn of a key when a request brings it for the first time. */
const prime = async ({ kms, keys, dids }: Parts, key: KeptKey, privateKey: KeyObject): Promise<void> => {
  kms.hold(key.kid, privateKey);
  const managed = managedKey(key.kid, key.publicJwk);
  await keys.importKey(managed);
  if (!dids.has(key.did))
    await dids.importDID({ did: key.did, provider: 'did:web', controllerKeyId: key.kid, keys: [managed], services: [] });
};

const alias = /^[a-z0-9.-]{1,253}(?:%3A\d{1,5})?(?::[\w.~-]{1,100}){0,5}$/iu;

const createDid = async ({ agent, kms }: Parts, name: string): ReturnType<SigningAgent['createDid']> => {
  if (!alias.test(name)) throw new Error('this is no name for a did:web');
  const identifier = await agent.didManagerCreate({ provider: 'did:web', alias: name, kms: 'node', options: { keyType: 'Secp256r1' } });
  const [key] = identifier.keys;
  const publicJwk = key?.meta?.['publicJwk'] as PublicJwk | undefined;
  if (key?.type !== 'Secp256r1' || !publicJwk) throw new Error('Veramo made a key of another type than P-256');
  const privateKey = kms.take(key.kid);
  await agent.didManagerDelete({ did: identifier.did });
  return { did: identifier.did, kid: calculateKid(identifier.did, publicJwk), publicJwk, privateKey };
};

const signCredential = async (parts: Parts, request: CredentialToSign, privateKey: KeyObject): Promise<string> => {
  const { key, ld, ...rest } = request;
  if (!isPrimed(parts, key, privateKey)) await prime(parts, key, privateKey);
  const credential = { ...ld, issuer: key.did } as unknown as CredentialPayload;
  if (key.certificate && didOfAddress(key.certificate.issuer) !== key.did) throw new Error('the certificate is another organisation’s');
  const certified = key.certificate ? { certificate: key.certificate } : {};
  const compact: unknown = await parts.agent.createVerifiableCredential({
    ...rest,
    ...certified,
    credential,
    proofFormat,
    keyRef: key.kid,
  });
  if (typeof compact !== 'string') throw new Error('the SD-JWT provider was not asked');
  return compact;
};

export const makeSigningAgent = (): SigningAgent => {
  const parts = makeParts();
  return {
    createDid: (name) => createDid(parts, name),
    signCredential: (request, privateKey) => signCredential(parts, request, privateKey),
  };
};
