/** The peers from npm, doing the same work as near as they can. */
import { createHash } from 'node:crypto';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';
import {
  createAgent,
  type ICredentialPlugin,
  type IDIDManager,
  type IKeyManager,
  type IResolver,
  type VerifiableCredential,
} from '@veramo/core';
import { CredentialProviderJWT } from '@veramo/credential-jwt';
import { CredentialPlugin } from '@veramo/credential-w3c';
import { DIDManager, MemoryDIDStore } from '@veramo/did-manager';
import { WebDIDProvider } from '@veramo/did-provider-web';
import { DIDResolverPlugin } from '@veramo/did-resolver';
import { KeyManager, MemoryKeyStore, MemoryPrivateKeyStore } from '@veramo/key-manager';
import { KeyManagementSystem } from '@veramo/kms-local';
import { nodeCrypto, nodeSigner } from '#shared/server/keys/node-crypto';
import { hiddenNames, issuer, ld, payload, privateHex } from './credential-cases.ts';

const sign = nodeSigner(issuer.privateKey);
const sdJwt = new SDJwtVcInstance({
  signer: (data: string) => sign(data),
  signAlg: 'ES256',
  verifier: (data: string, signature: string) => nodeCrypto.verify(issuer.jwk, data, signature),
  hasher: (data: string | ArrayBuffer) =>
    new Uint8Array(
      createHash('sha256')
        .update(typeof data === 'string' ? data : new Uint8Array(data))
        .digest(),
    ),
  hashAlg: 'sha-256',
  saltGenerator: () => nodeCrypto.salts(1)[0]!,
});
const frame = { ld: { credentialSubject: { _sd: [...hiddenNames] } } };

/** `@sd-jwt/sd-jwt-vc` 0.19 with the same native signer. */
export const issueSdJwtPeer = (): Promise<string> =>
  sdJwt.issue(structuredClone(payload) as never, frame as never, { header: { kid: 'key-1' } });

const did = 'did:web:organisme.example:pair';

/** Veramo's own JWT provider with its kms-local: no selective disclosure, crypto in JavaScript. */
export const makeVeramoPeer = async () => {
  let document: unknown = null;
  const agent = createAgent<IDIDManager & IKeyManager & IResolver & ICredentialPlugin>({
    plugins: [
      new KeyManager({ store: new MemoryKeyStore(), kms: { local: new KeyManagementSystem(new MemoryPrivateKeyStore()) } }),
      new DIDManager({
        store: new MemoryDIDStore(),
        defaultProvider: 'did:web',
        providers: { 'did:web': new WebDIDProvider({ defaultKms: 'local' }) },
      }),
      new DIDResolverPlugin({
        resolver: {
          resolve: () => Promise.resolve({ didDocumentMetadata: {}, didResolutionMetadata: {}, didDocument: document as never }),
        },
      }),
      new CredentialPlugin([new CredentialProviderJWT()]),
    ],
  });
  const options = { key: { type: 'Secp256r1', privateKeyHex: privateHex(issuer.privateKey) } };
  const identifier = await agent.didManagerCreate({ provider: 'did:web', alias: did.slice('did:web:'.length), options });
  const method = { id: `${did}#1`, type: 'JsonWebKey2020', controller: did, publicKeyJwk: { ...issuer.jwk } };
  document = {
    '@context': ['https://www.w3.org/ns/did/v1'],
    id: identifier.did,
    verificationMethod: [method],
    assertionMethod: [method.id],
    authentication: [method.id],
  };
  const issue = (): Promise<VerifiableCredential> =>
    agent.createVerifiableCredential({
      credential: { issuer: did, credentialSubject: structuredClone(ld['credentialSubject']) as never },
      proofFormat: 'jwt',
    });
  return { issue, verify: (credential: VerifiableCredential) => agent.verifyCredential({ credential }) };
};
