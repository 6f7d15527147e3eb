import type { Openid4vpAuthorizationRequest } from '@openid4vc/openid4vp';
import { didWebUrl } from '#shared/credentials/did-web';
import { inBusiness, type RegistryEntry, type TrustAnswer } from '#shared/credentials/registry';
import { trustOf } from '../vault/trust.ts';
import { Refusal, type Wallet } from '../vault/wallet.ts';
import { fetchRequest, type FetchedRequest } from './fetch-request.ts';
import { markOverAsked } from './over-asked.ts';
import { matchQuery, type Asks } from './match-query.ts';

export interface ReadRequest extends Asks {
  readonly payload: Openid4vpAuthorizationRequest;
  /** With its prefix: what the key binding is made out to. */
  readonly clientId: string;
  readonly did: string;
  /** As the registry calls it; nobody vouching for it, the host that its answers go to. */
  readonly name: string;
  /** What it calls itself, which nobody checked. */
  readonly ownName: string | null;
  readonly siret: string | null;
  readonly since: string | null;
  readonly trust: TrustAnswer['outcome'];
  /** Of no registry, and no company of this platform's: its request is signed and holds, and the person alone decides (security.md B10). */
  readonly stranger: boolean;
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

const hostOf = (url: unknown): string => new URL(String(url)).host;

/** A company of this platform that its registry does not name was put out of it: nothing goes there. */
const isOurs = ({ settings }: Wallet, did: string, host: string): boolean => {
  const platform = hostOf(settings.verifierUrl);
  const home = didWebUrl(did);
  return host === platform || (home !== null && hostOf(home) === platform);
};

/** Asked of the registry even for a certificate that leads nowhere: while it does not answer, nobody is a stranger yet. */
const whoIs = async (wallet: Wallet, { did, known }: FetchedRequest, host: string) => {
  const said = await trustOf(wallet).verifiers.trust(did);
  const standing = inBusiness(said);
  if (standing.outcome === 'trusted' && known) return { trust: standing.outcome, entry: standing.entry, stranger: false };
  const trust = standing.outcome === 'trusted' ? 'unknown' : standing.outcome;
  return { trust, entry: null, stranger: said.outcome === 'unknown' && !isOurs(wallet, did, host) };
};

/** Who asks, by the registry; when nobody vouches for it, by the address its answers go to, which alone is sure. */
const askerOf = (entry: RegistryEntry | null, host: string) => ({
  name: entry?.name ?? host,
  siret: entry?.siret ?? null,
  since: entry?.since ?? null,
  declared: entry?.asks !== undefined,
});

/** Reads a presentation request (OpenID4VP 1.0 section 5) and who asks, from the registry and not from what it says of itself. */
export const readRequest = async (wallet: Wallet, uri: string): Promise<ReadRequest> => {
  if (uri.length > 32 * 1024) throw new Refusal('request-unreadable');
  const fetched = await fetchRequest(wallet, uri);
  const { payload, clientId, did } = fetched;
  const host = hostOf(payload.response_uri);
  const { trust, entry, stranger } = await whoIs(wallet, fetched, host);
  const metadata = metadataOf(payload);
  const found = await matchQuery(wallet, payload.dcql_query);
  return {
    ...found,
    asks: markOverAsked(found.asks, stranger ? [] : (entry?.asks ?? null)),
    payload,
    clientId,
    did,
    trust,
    stranger,
    ...askerOf(entry, host),
    ownName: wordOf(metadata['client_name']),
    purpose: wordOf(metadata['carnet_purpose']),
    competences: namesOf(metadata['carnet_competences']),
    retentionDays: stranger ? null : numberOf(metadata['carnet_retention_days']),
    wantsNumber: metadata['carnet_match_code'] === true,
    // What goes beyond the standard is a matter between this platform and its own.
    takesReceipt: metadata['carnet_receipt'] === true && !stranger,
    countersigns: metadata['carnet_receipts'] === true && !stranger,
  };
};
