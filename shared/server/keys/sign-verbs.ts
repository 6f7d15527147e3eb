import { signJwt } from '#shared/credentials/jwt';
import type { CertificateAuthority } from './authority.ts';
import { authorityFileOf } from './authority-file.ts';
import { blindIndexOf, openText, sealText, wrapPrivateKey } from './envelope.ts';
import { answerExport, isExportAsk } from './export-verbs.ts';
import type { KeptKey } from './keys.ts';
import { LiveMasterKeys } from './live-master-keys.ts';
import type { MasterKeys } from './master-key.ts';
import { answerAboutMaster } from './master-verbs.ts';
import { nodeSigner } from './node-crypto.ts';
import { makePrivateKeys } from './private-keys.ts';
import { readPlatformKey } from './read-platform-key.ts';
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
  return () => (made ??= import('./authority.ts').then((room) => room.makeAuthority(keys, authorityFileOf(platformKeyFile))));
};

/** The platform's key as its file holds it now: whoever asks may have read it before the master key was changed. */
const platformAsKept = ({ platformKeyFile }: WorkerSettings) => {
  const { kid } = readPlatformKey(platformKeyFile);
  return {
    kid,
    newest: (key: KeptKey): KeptKey => (key.kid === kid ? { ...readPlatformKey(platformKeyFile), ...certificateOf(key) } : key),
  };
};
const certificateOf = ({ certificate }: KeptKey): Pick<KeptKey, 'certificate'> => (certificate ? { certificate } : {});

/**
 * What a signing worker does, with the keys in its hands. Refuses to open without the master key, or with one that did not wrap the
 * platform's key.
 */
export const makeSignVerbs = async (settings: WorkerSettings): Promise<(ask: Ask) => Promise<unknown>> => {
  const keys = await LiveMasterKeys.open(settings);
  const privateKeyOf = makePrivateKeys(keys);
  const platform = platformAsKept(settings);
  privateKeyOf(readPlatformKey(settings.platformKeyFile));
  const agent = lazyAgent();
  const authority = lazyAuthority(keys, settings);
  const createDid = async (alias: string): Promise<KeptKey> => {
    const { did, kid, publicJwk, privateKey } = await (await agent()).createDid(alias);
    return { did, kid, publicJwk, wrapped: wrapPrivateKey(keys, privateKey, kid) };
  };
  const perform = (ask: Ask): unknown => {
    if (isExportAsk(ask)) return answerExport(keys, privateKeyOf, ask);
    switch (ask.verb) {
      case 'createDid':
        return createDid(ask.alias);
      case 'signCredential':
        return agent().then((ready) => ready.signCredential(ask.request, privateKeyOf(ask.request.key)));
      case 'signToken':
        assertToken(platform.kid, ask.key, ask.typ, ask.payload);
        return signJwt(tokenHeader(ask.key, ask.typ), ask.payload, nodeSigner(privateKeyOf(platform.newest(ask.key))));
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
      default:
        return answerAboutMaster(keys, settings.platformKeyFile, ask);
    }
  };
  return (ask) => keys.use(() => perform(ask));
};
