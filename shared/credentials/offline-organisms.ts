/** Before a check without a network: registry, keys and whole status lists of every recognised organism, read and verified at one moment. */
import { encodeBytes } from './base64url.ts';
import { makeDidResolver } from './did-resolver.ts';
import { didWebUrl } from './did-web.ts';
import { isList, isObject } from './jwt.ts';
import type { CryptoPort, Fetcher } from './ports.ts';
import { makeRegistryCache } from './registry-cache.ts';
import type { RegistryEntry } from './registry.ts';
import type { Snapshot } from './snapshot.ts';
import { makeStatusCache } from './status-cache.ts';

export interface PreparedOrganism extends Pick<RegistryEntry, 'did' | 'name' | 'siret'> {
  /** `ready`: keys and lists. `keys`: its lists could not be had, so that nothing it signed can be verified whole. `silent`: it did not answer. */
  readonly state: 'ready' | 'keys' | 'silent';
}

export interface Prepared {
  readonly snapshot: Snapshot;
  readonly organisms: readonly PreparedOrganism[];
}

export interface PrepareFrom {
  readonly registry: Snapshot['registry'];
  readonly fetcher: Fetcher;
  readonly crypto: CryptoPort;
  /** Seconds since 1970. */
  readonly now: number;
}

const mostOrganisms = 300;
const mostLists = 50;
const atOnce = 4;

const readJson = async (url: string, fetcher: Fetcher): Promise<unknown> => {
  const { status, body } = await fetcher(url, { accept: 'application/json' });
  if (status !== 200) throw new Error('not served');
  return JSON.parse(new TextDecoder().decode(body));
};

const within = (origin: string, address: unknown): address is string =>
  typeof address === 'string' && URL.canParse(address) && new URL(address).origin === origin;

/**
 * Every list of an issuer: its metadata lead to them (draft-ietf-oauth-status-list section 9.1). Addresses of another host are left out: who
 * prepares asks nobody but the organism.
 */
export const listsOf = async (did: string, fetcher: Fetcher): Promise<readonly string[]> => {
  const { origin, pathname } = new URL(didWebUrl(did) ?? '');
  const path = pathname.replace(/\/(\.well-known\/)?did\.json$/u, '');
  const metadata = await readJson(`${origin}/.well-known/openid-credential-issuer${path}`, fetcher);
  const endpoint = isObject(metadata) ? metadata['status_list_aggregation_endpoint'] : undefined;
  if (!within(origin, endpoint)) throw new Error('no aggregation of lists');
  const aggregation = await readJson(endpoint, fetcher);
  const uris = isObject(aggregation) ? aggregation['status_lists'] : undefined;
  if (!isList(uris)) throw new Error('no aggregation of lists');
  return uris.filter((uri): uri is string => within(origin, uri)).slice(0, mostLists);
};

type Ports = ReturnType<typeof portsOf>;

const portsOf = ({ registry, crypto, now: takenAt }: PrepareFrom, fetcher: Fetcher) => {
  const now = (): number => takenAt;
  const issuers = makeRegistryCache({ ...registry, fetcher, crypto, now });
  const resolver = makeDidResolver({ fetcher, now, anchors: () => issuers.anchors() });
  return { fetcher, issuers, resolver, statuses: makeStatusCache({ fetcher, resolver, crypto, now }) };
};

const prepareLists = async (did: string, { fetcher, statuses }: Ports): Promise<boolean> => {
  const answers = await Promise.all((await listsOf(did, fetcher)).map((uri) => statuses.read(uri, did)));
  return answers.every(({ outcome }) => outcome === 'read');
};

const prepareOne = async ({ did, name, siret }: RegistryEntry, ports: Ports): Promise<PreparedOrganism> => {
  const { document } = await ports.resolver.resolve(did);
  if (!document) return { did, name, siret, state: 'silent' };
  const listed = await prepareLists(did, ports).catch(() => false);
  return { did, name, siret, state: listed ? 'ready' : 'keys' };
};

/** Null when the registry itself cannot be had, or is not signed by the key that was expected: nothing would be worth keeping. */
export const prepareSnapshot = async (from: PrepareFrom): Promise<Prepared | null> => {
  const pages: Record<string, string> = {};
  const fetcher: Fetcher = async (url, options) => {
    const answer = await from.fetcher(url, options);
    if (answer.status === 200) pages[url] = encodeBytes(answer.body);
    return answer;
  };
  const ports = portsOf(from, fetcher);
  const entries = [...((await ports.issuers.registry())?.entries ?? [])].slice(0, mostOrganisms);
  if ((await ports.issuers.registry()) === null) return null;
  const organisms: PreparedOrganism[] = [];
  for (let at = 0; at < entries.length; at += atOnce)
    organisms.push(...(await Promise.all(entries.slice(at, at + atOnce).map((entry) => prepareOne(entry, ports)))));
  organisms.sort((one, other) => one.name.localeCompare(other.name, 'fr'));
  return { snapshot: { takenAt: from.now, registry: from.registry, pages }, organisms };
};
