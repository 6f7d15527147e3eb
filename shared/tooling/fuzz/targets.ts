/** What is fuzzed: a good text that is accepted as it stands, and a reader that says whether a spoilt one was. */
import { answersDcql, matchDcql } from '#shared/credentials/dcql';
import { makeDidResolver } from '#shared/credentials/did-resolver';
import {
  didPage,
  givenCredential,
  givenIssuer,
  givenKey,
  givenNow,
  givenPresentation,
  givenResolver,
  givenStatusToken,
  givenStatusUri,
  givenTrust,
  givenWeb,
} from '#shared/credentials/given';
import { signJwt } from '#shared/credentials/jwt';
import { Refused, type Report } from '#shared/credentials/report';
import { verifyStatusListToken } from '#shared/credentials/status-token';
import { verifyCredential, verifyPresentation } from '#shared/credentials/verify';
import { nodeCrypto } from '#shared/server/keys/node-crypto';
import { readRequest } from '../../../wallet/src/disclosure/read-request.ts';
import { Refusal } from '../../../wallet/src/vault/wallet.ts';
import { headlessWallet } from '../demo/headless-wallet.ts';

export interface Target {
  readonly name: string;
  readonly good: string;
  /** Was it taken for good? Throws only when the reader itself broke. */
  readonly accepts: (text: string) => Promise<boolean>;
  /** A spoilt text that says the same: fewer disclosures, say, which a holder may always give. */
  readonly same?: (text: string) => boolean;
}

const passed = (report: Report): boolean =>
  report.checks.every(({ check, outcome }) => outcome === 'passed' || (check === 'status' && outcome !== 'failed'));
const crypto = nodeCrypto;
const nonce = 'n-0S6_WzA2Mj';
const audience = 'decentralized_identifier:did:web:verifier.example:c:batir';

/** Runs a reader that refuses by throwing one of these; anything else it throws is a crash. */
const accepted = async (read: () => unknown): Promise<boolean> => {
  try {
    await read();
    return true;
  } catch (fault) {
    if (fault instanceof Refused || fault instanceof Refusal) return false;
    throw fault;
  }
};

const credentialTarget = async (): Promise<Target> => {
  const issuer = await givenIssuer();
  const holder = await givenKey();
  const good = await givenCredential(issuer, { holder: holder.jwk });
  const options = { crypto, resolver: givenResolver(issuer), now: givenNow, trust: givenTrust(issuer), holder: holder.jwk };
  const [jwt, ...disclosures] = good.split('~');
  const fewer = (text: string): boolean => {
    const [other, ...kept] = text.split('~');
    return other === jwt && kept.at(-1) === '' && new Set(kept).size === kept.length && kept.every((one) => disclosures.includes(one));
  };
  return { name: 'credential', good, accepts: async (text) => passed(await verifyCredential(text, options)), same: fewer };
};

const presentationTarget = async (): Promise<Target> => {
  const issuer = await givenIssuer();
  const holder = await givenKey();
  const good = await givenPresentation(await givenCredential(issuer, { holder: holder.jwk }), holder, { nonce, audience });
  const options = { crypto, resolver: givenResolver(issuer), now: givenNow, trust: givenTrust(issuer), nonce, audience };
  return { name: 'presentation', good, accepts: async (text) => passed(await verifyPresentation(text, options)) };
};

const statusTarget = async (): Promise<Target> => {
  const issuer = await givenIssuer();
  const ports = { crypto, resolver: givenResolver(issuer) };
  const expected = { uri: givenStatusUri, did: issuer.did };
  const accepts = (text: string) => accepted(() => verifyStatusListToken(text, expected, ports));
  const good = await givenStatusToken(issuer);
  return { name: 'status list', good, accepts };
};

/** The document may be spoilt as one likes: a credential that its key did not sign is never good by it. */
const documentTarget = async (): Promise<Target> => {
  const issuer = await givenIssuer();
  const thief = await givenIssuer(issuer.did);
  const holder = await givenKey();
  const [own, forged] = [await givenCredential(issuer, { holder: holder.jwk }), await givenCredential(thief, { holder: holder.jwk })];
  const good = JSON.stringify(issuer.document);
  const accepts = async (text: string): Promise<boolean> => {
    const web = givenWeb({ [didPage(issuer.did)]: text });
    const resolver = makeDidResolver({ fetcher: web.fetcher, now: () => givenNow });
    const options = { crypto, resolver, now: givenNow, trust: givenTrust(issuer), holder: holder.jwk };
    return passed(await verifyCredential(text === good ? own : forged, options));
  };
  return { name: 'DID document', good, accepts };
};

const query = {
  credentials: [
    {
      id: 'competence',
      format: 'dc+sd-jwt',
      meta: { vct_values: ['https://organisme.example/vct/competence/1'] },
      claims: [{ path: ['ld', 'credentialSubject', 'achievement', 'name'] }],
    },
  ],
};

/** A query is not proven by itself: it may say anything, and must only be understood or refused. */
const queryTarget = (): Target => ({
  name: 'DCQL query',
  good: JSON.stringify(query),
  same: () => true,
  accepts: (text) =>
    accepted(() => {
      let parsed: unknown;
      try {
        parsed = JSON.parse(text);
      } catch {
        throw new Refused('malformed');
      }
      matchDcql(parsed, [{ id: '1', payload: { vct: query.credentials[0]!.meta.vct_values[0]!, cnf: {}, ld: {} } }]);
      answersDcql(parsed, { competence: [{ vct: 'x' }] });
    }),
});

const requestTarget = async (): Promise<Target> => {
  const verifier = await givenIssuer('did:web:verifier.example:c:batir');
  const payload = {
    client_id: `decentralized_identifier:${verifier.did}`,
    response_type: 'vp_token',
    response_mode: 'direct_post',
    response_uri: 'https://verifier.example/answers/1',
    aud: 'https://self-issued.me/v2',
    nonce,
    state: '1',
    dcql_query: query,
    client_metadata: { vp_formats_supported: { 'dc+sd-jwt': {} } },
  };
  const good = await signJwt({ typ: 'oauth-authz-req+jwt', kid: verifier.kid }, payload, verifier.sign);
  const requestUri = 'https://verifier.example/requests/1';
  const uri = `openid4vp://?client_id=${encodeURIComponent(payload.client_id)}&request_uri=${encodeURIComponent(requestUri)}`;
  const accepts = (text: string): Promise<boolean> => {
    const web = givenWeb({ [requestUri]: text, [didPage(verifier.did)]: verifier.document });
    // The protocol library fetches by itself.
    globalThis.fetch = () => Promise.resolve(new Response(text, { headers: { 'content-type': 'application/oauth-authz-req+jwt' } }));
    const settings = { issuerUrl: 'https://organisme.example', verifierUrl: 'https://verifier.example' };
    const wallet = { ...headlessWallet(settings as never), fetch: web.fetcher, clock: () => givenNow };
    return accepted(() => readRequest(wallet, uri));
  };
  return { name: 'presentation request', good, accepts };
};

export const targets = (): Promise<readonly Target[]> =>
  Promise.all([
    credentialTarget(),
    presentationTarget(),
    statusTarget(),
    documentTarget(),
    Promise.resolve(queryTarget()),
    requestTarget(),
  ]);
