import { createHash, randomBytes } from 'node:crypto';
import * as contracts from '#shared/contracts/issuer/authorisations';
import { reactions as notifications } from '#shared/server/notifications/reactions';
import { drainOutbox } from '#shared/server/outbox-worker';
import { identityOf } from '../../people/index.ts';
import { dpopProof, newWalletKey, post, type DirectAnswer, type WalletKey } from '../given-wallet.ts';
import type { GivenIssuer, GivenOrganism } from '../given.ts';

/** A wallet and a browser going through the authorization code flow, request by request. */
export interface GivenFlow {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly verifier: string;
  readonly wallet: WalletKey;
  push(changes?: Readonly<Record<string, string | undefined>>): Promise<DirectAnswer>;
  /** Pushes, follows the authorization endpoint and gives the secret the page would find in its address. */
  open(changes?: Readonly<Record<string, string | undefined>>): Promise<string>;
  /** The digits mailed to that person last. */
  mailed(personId: string): Promise<string>;
  emailOf(personId: string): Promise<string>;
  /** From a request to the address the browser is sent back to. */
  consent(request: string, personId: string): Promise<URL>;
  redeem(changes: Readonly<Record<string, string | undefined>>, by?: WalletKey | null): Promise<DirectAnswer>;
}

const present = (fields: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined));

export const givenFlow = async (issuer: GivenIssuer, organism: GivenOrganism): Promise<GivenFlow> => {
  const clientId = issuer.house.config.walletUrl;
  const redirectUri = `${clientId}/receive/callback`;
  const verifier = randomBytes(32).toString('base64url');
  const wallet = await newWalletKey();
  const client = issuer.client();
  const bound = async (endpoint: string, by: WalletKey | null): Promise<Record<string, string>> =>
    by ? { dpop: await dpopProof(by, { htu: `${organism.url}/${endpoint}` }) } : {};
  const flow: GivenFlow = {
    clientId,
    redirectUri,
    verifier,
    wallet,
    async push(changes = {}) {
      const fields = {
        ...{ client_id: clientId, redirect_uri: redirectUri, response_type: 'code', state: 'un-état' },
        ...{ code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256' },
        ...{ scope: 'competence' },
        ...changes,
      };
      return post(`${organism.url}/par`, new URLSearchParams(present(fields)), await bound('par', wallet));
    },
    async open(changes = {}) {
      const { body } = await flow.push(changes);
      const query = new URLSearchParams({ client_id: clientId, request_uri: String(body['request_uri']) });
      const answer = await fetch(`${organism.url}/authorize?${query.toString()}`, { redirect: 'manual' });
      return new URL(answer.headers.get('location')!).hash.slice(1);
    },
    emailOf: (personId) => issuer.within(organism.id, async (scope) => (await identityOf(scope, personId)).email),
    async mailed(personId) {
      await drainOutbox(issuer.house, notifications);
      const to = await flow.emailOf(personId);
      const mail = issuer.house.mails.findLast((one) => one.to === to && /code/u.test(one.subject));
      return /\b\d{6}\b/u.exec(mail?.text ?? '')?.[0] ?? 'none';
    },
    async consent(request, personId) {
      await client.call(contracts.sendAuthorisationDigits, { body: { request, email: await flow.emailOf(personId) } });
      const code = await flow.mailed(personId);
      const { body: confirmed } = await client.call(contracts.confirmAuthorisationDigits, { body: { request, code } });
      if (confirmed.outcome !== 'right') throw new Error('the digits were not right');
      const { body } = await client.call(contracts.consentToAuthorisation, { body: { request, pass: confirmed.pass } });
      return new URL(body.redirect);
    },
    async redeem(changes, by = wallet) {
      const fields = {
        grant_type: 'authorization_code',
        client_id: clientId,
        redirect_uri: redirectUri,
        code_verifier: verifier,
        ...changes,
      };
      return post(`${organism.url}/token`, new URLSearchParams(present(fields)), await bound('token', by));
    },
  };
  return flow;
};
