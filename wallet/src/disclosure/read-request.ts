import type { Openid4vpAuthorizationRequest } from '@openid4vc/openid4vp';
import { inBusiness, type RegistryEntry, type TrustAnswer } from '#shared/credentials/registry';
import { trustOf } from '../vault/trust.ts';
import { Refusal, type Wallet } from '../vault/wallet.ts';
import { fetchRequest } from './fetch-request.ts';
import { markOverAsked } from './over-asked.ts';
import { matchQuery, type Asks } from './match-query.ts';

export interface ReadRequest extends Asks {
  readonly payload: Openid4vpAuthorizationRequest;
  /** With its prefix: what the key binding is made out to. */
  readonly clientId: string;
  readonly did: string;
  readonly name: string;
  readonly siret: string | null;
  readonly since: string | null;
  readonly trust: TrustAnswer['outcome'];
  /** The company declared to the platform what it needs: what exceeds it is marked. */
  readonly declared: boolean;
  readonly purpose: string | null;
  readonly retentionDays: number | null;
  /** A number stands on the screen beside the code: it goes back with the answer. */
  readonly wantsNumber: boolean;
  /** It takes a receipt of the wallet's choosing: after a cut it can be asked whether the answer arrived. */
  readonly takesReceipt: boolean;
  /** It countersigns consent receipts. */
  readonly countersigns: boolean;
  /** What the company calls the competences it asks for, by the id of the ask. */
  readonly competences: Readonly<Record<string, string>>;
}

const metadataOf = (payload: Openid4vpAuthorizationRequest): Record<string, unknown> => payload.client_metadata ?? {};
const wordOf = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 300) : null);
const numberOf = (value: unknown): number | null => (typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : null);

const namesOf = (value: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(typeof value === 'object' && value ? value : {}).flatMap(([id, name]) => (wordOf(name) ? [[id, wordOf(name)!]] : [])),
  );

const nobody = { outcome: 'unknown', entry: null } as const;
const whoIs = async (wallet: Wallet, did: string) => {
  const answer = inBusiness(await trustOf(wallet).verifiers.trust(did));
  return { outcome: answer.outcome, entry: answer.outcome === 'trusted' ? answer.entry : null };
};

/** Who asks, by the registry; by its own word only what it is called when nobody vouches for it. */
const askerOf = (entry: RegistryEntry | null, ownName: string | null, did: string) => ({
  name: entry?.name ?? ownName ?? did,
  siret: entry?.siret ?? null,
  since: entry?.since ?? null,
  declared: entry?.asks !== undefined,
});

/** Reads a presentation request (OpenID4VP 1.0 section 5) and who asks, from the registry and not from what it says of itself. */
export const readRequest = async (wallet: Wallet, uri: string): Promise<ReadRequest> => {
  if (uri.length > 32 * 1024) throw new Refusal('request-unreadable');
  const { payload, clientId, did, known } = await fetchRequest(wallet, uri);
  const { outcome: trust, entry } = known ? await whoIs(wallet, did) : nobody;
  const metadata = metadataOf(payload);
  const found = await matchQuery(wallet, payload.dcql_query);
  return {
    ...found,
    asks: markOverAsked(found.asks, entry?.asks ?? null),
    payload,
    clientId,
    did,
    trust,
    ...askerOf(entry, wordOf(metadata['client_name']), did),
    purpose: wordOf(metadata['carnet_purpose']),
    competences: namesOf(metadata['carnet_competences']),
    retentionDays: numberOf(metadata['carnet_retention_days']),
    wantsNumber: metadata['carnet_match_code'] === true,
    takesReceipt: metadata['carnet_receipt'] === true,
    countersigns: metadata['carnet_receipts'] === true,
  };
};
