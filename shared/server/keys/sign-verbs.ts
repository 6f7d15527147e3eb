import { signJwt } from '#shared/credentials/jwt';
import type { CertificateAuthority } from './authority.ts';
import { blindIndexOf, openText, sealText, wrapPrivateKey } from './envelope.ts';
import type { KeptKey } from './keys.ts';
import { readMasterKey, type MasterKeys } from './master-key.ts';
import { nodeSigner } from './node-crypto.ts';
import { readPlatformKey } from './platform-key.ts';
import { makePrivateKeys } from './private-keys.ts';
import type { SigningAgent } from './signing-agent.ts';
import { tokenHeader } from './token-header.ts';
import { assertToken } from './token-rules.ts';
import type { Ask, WorkerSettings } from './worker-protocol.ts';

/** Veramo takes 40 MB and a quarter of a second: it comes with the first DID or credential, and a server that makes none never pays. */
const lazyAgent = (): (() => Promise<SigningAgent>) => {
  let agent: Promise<SigningAgent> | undefined;
  return () => (agent ??= import('./signing-agent.ts').then(({ makeSigningAgent }) => makeSigningAgent()));
};

/** The certificate library weighs too, and most servers certify once in two years. */
const lazyAuthority = (keys: MasterKeys, { platformKeyFile }: WorkerSettings): (() => Promise<CertificateAuthority>) => {
  let made: Promise<CertificateAuthority> | undefined;
  return () => (made ??= import('./authority.ts').then((room) => room.makeAuthority(keys, room.authorityFileOf(platformKeyFile))));
};

/**
 * What a signing worker does, with the keys in its hands. Refuses to open without the master key, or with one that did not wrap the
 * platform's key.
 */
export const makeSignVerbs = (settings: WorkerSettings): ((ask: Ask) => unknown) => {
  const keys = readMasterKey(settings.masterKeyFile);
  const privateKeyOf = makePrivateKeys(keys);
  const platform = readPlatformKey(settings.platformKeyFile);
  privateKeyOf(platform);
  const agent = lazyAgent();
  const authority = lazyAuthority(keys, settings);
  const createDid = async (alias: string): Promise<KeptKey> => {
    const { did, kid, publicJwk, privateKey } = await (await agent()).createDid(alias);
    return { did, kid, publicJwk, wrapped: wrapPrivateKey(keys, privateKey, kid) };
  };
  return (ask) => {
    switch (ask.verb) {
      case 'createDid':
        return createDid(ask.alias);
      case 'signCredential':
        return agent().then((ready) => ready.signCredential(ask.request, privateKeyOf(ask.request.key)));
      case 'signToken':
        assertToken(platform.kid, ask.key, ask.typ, ask.payload);
        return signJwt(tokenHeader(ask.key, ask.typ), ask.payload, nodeSigner(privateKeyOf(ask.key)));
      case 'authority':
        return authority().then((ready) => ready.certificate(new Date(ask.now * 1000)));
      case 'certify':
        privateKeyOf(ask.key);
        return authority().then((ready) => ready.certify(ask.key, ask.toMake));
      case 'seal':
        return sealText(keys, ask.text, ask.context);
      case 'open':
        return openText(keys, ask.text, ask.context);
      case 'blindIndex':
        return blindIndexOf(keys, ask.text, ask.context);
    }
  };
};
