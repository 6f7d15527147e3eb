import { notSignedIn } from '#shared/contract/problem';
import { cookieNames } from '#shared/server/cookies';
import type { Authenticate, Door, Identified, Incoming } from '#shared/server/kernel';
import { inScope } from '#shared/server/open-scope';
import { sha256Hex } from '#shared/server/random';
import { Refusal } from '#shared/server/refusal';
import type { Actor, Scope } from '#shared/server/scope';
import { checkProof, type CheckedProof, ProofRefused } from './dpop.ts';
import { spendProof } from './spend-proof.ts';
import { xsrfOf } from './start-sign-in.ts';

export type WalletActor = Extract<Actor, { kind: 'wallet' }>;

/**
 * Given by the application: whom an access token stands for, when it is bound to the key that signed the request; null otherwise. The scope's
 * transaction is its own and holds the `identity` opening and the key's `holder` rows.
 */
export type AuthenticateWallet = (
  scope: Scope,
  presented: { readonly thumbprint: string; readonly accessToken: string },
) => Promise<WalletActor | null>;

const stranger = (incoming: Incoming): Identified => ({ actor: { kind: 'anonymous', address: incoming.address }, by: 'none' });

interface Presented {
  readonly sign_in_id: string;
  readonly account_id: string;
  readonly organisation_id: string | null;
  readonly role: string | null;
}

/** The account behind a live cookie. A member removed meanwhile is still signed in, but nowhere. */
const bySignIn = async (incoming: Incoming, door: Door): Promise<Identified> => {
  const token = incoming.cookie(cookieNames(door.house.config).signIn);
  if (!token) return stranger(incoming);
  const question = 'select * from present_sign_in(?, ?)';
  const { rows } = await door.house.knex.raw<{ rows: Presented[] }>(question, [sha256Hex(token), door.house.clock()]);
  const found = rows[0];
  if (!found) return stranger(incoming);
  const { sign_in_id: signInId, account_id: accountId, role } = found;
  const organisationId = role === null ? null : found.organisation_id;
  return {
    actor: { kind: 'account', accountId, signInId, organisationId, role, permissions: door.permissionsOf(role) },
    by: 'cookie',
    xsrf: xsrfOf(token),
  };
};

const challenge = (error: string): Refusal =>
  new Refusal(notSignedIn, undefined, { 'WWW-Authenticate': `DPoP error="${error}", algs="ES256"` });

const proven = async (incoming: Incoming, door: Door, proof: string, accessToken: string | null): Promise<CheckedProof | null> => {
  const { method, url } = incoming;
  try {
    const checked = await checkProof({ proof, method, url, now: door.house.clock(), accessToken });
    return (await spendProof(door.house, checked)) ? checked : null;
  } catch (error) {
    if (error instanceof ProofRefused) return null;
    throw error;
  }
};

const bare = ({ thumbprint }: CheckedProof): WalletActor => ({
  kind: 'wallet',
  thumbprint,
  connectionId: null,
  organisationId: null,
  personId: null,
});

/** On a public route a proof alone says which key calls: a wallet that connects, refreshes its tokens or asks for a challenge. */
const byKey = async (incoming: Incoming, door: Door, proof: string): Promise<Identified> => {
  const checked = await proven(incoming, door, proof, null);
  return checked ? { actor: bare(checked), by: 'dpop' } : stranger(incoming);
};

const byToken = async (incoming: Incoming, door: Door, recognise: AuthenticateWallet): Promise<Identified> => {
  const proof = incoming.header('dpop');
  const accessToken = /^DPoP ([\w.~+/-]+=*)$/u.exec(incoming.header('authorization') ?? '')?.[1];
  if (!proof || !accessToken) return stranger(incoming);
  const checked = await proven(incoming, door, proof, accessToken);
  if (!checked) throw challenge('invalid_dpop_proof');
  const { thumbprint } = checked;
  const tenant = { organisationIds: [], holder: thumbprint, grant: 'identity' };
  const actor = await inScope(door.house, { actor: bare(checked), tenant }, (scope) => recognise(scope, { thumbprint, accessToken }));
  if (actor?.thumbprint !== thumbprint) throw challenge('invalid_token');
  return { actor, by: 'dpop' };
};

/**
 * Finds who calls (`security.md` C1): staff by the sign-in cookie, a wallet by a DPoP-bound token on `wallet` routes, a wallet's bare key on
 * public ones. A wrong, old or repeated proof is refused with 401 where a wallet must call, and is a stranger where anyone may.
 */
export const makeAuthenticate =
  (recognise: AuthenticateWallet): Authenticate =>
  (incoming, door) => {
    if (incoming.allow === 'wallet') return byToken(incoming, door, recognise);
    const proof = incoming.allow === 'public' ? incoming.header('dpop') : undefined;
    return proof ? byKey(incoming, door, proof) : bySignIn(incoming, door);
  };
