/** Bundled for Chromium: the wallet's own code over its own vault in IndexedDB, driven without its screens so that it can be killed often. */
import { webCrypto } from '#shared/credentials/web-crypto';
import { webFetcher } from '#shared/credentials/web-fetcher';
import { acceptInvitation } from '../../../wallet/src/connections/connect.ts';
import { collectWaiting, listWaiting } from '../../../wallet/src/credentials/collect-waiting.ts';
import { refillCopies } from '../../../wallet/src/credentials/refill-copies.ts';
import { useCopy } from '../../../wallet/src/credentials/use-copy.ts';
import type { StoredCredential } from '../../../wallet/src/credentials/stored-credential.ts';
import { prepareAnswer, sendAnswer } from '../../../wallet/src/disclosure/answer-request.ts';
import { choicesOf, consentOf, tickedAtFirst } from '../../../wallet/src/disclosure/consent-lines.ts';
import { readRequest } from '../../../wallet/src/disclosure/read-request.ts';
import { settleSharings } from '../../../wallet/src/disclosure/settle-sharing.ts';
import type { Sharing } from '../../../wallet/src/disclosure/sharing.ts';
import type { Room } from '../../../wallet/src/vault/store.ts';
import { Vault } from '../../../wallet/src/vault/vault.ts';
import { Refusal, type Settings, type Wallet } from '../../../wallet/src/vault/wallet.ts';

export interface Seen {
  readonly credentials: readonly {
    readonly issuanceId: string | null;
    readonly copies: readonly { readonly thumbprint: string; readonly partner: string | null }[];
  }[];
  readonly sharings: readonly { readonly id: string; readonly state: string; readonly disclosureId: string | null }[];
  readonly faults: readonly string[];
}

const rooms: readonly Room[] = ['connections', 'credentials', 'disclosures', 'links', 'receiving', 'settings', 'verifiers'];
const secret = { kind: 'passkey', id: 'chaos', output: new Uint8Array(32).fill(7) } as const;
const vault = new Vault();
let wallet: Wallet;

const open = async (settings: Settings): Promise<boolean> => {
  wallet = { store: vault, keyring: vault, crypto: webCrypto, fetch: webFetcher, clock: () => Math.floor(Date.now() / 1000), settings };
  if (!(await vault.exists())) await vault.create(secret);
  return (await vault.unlock(secret)).ok;
};

const join = async (issuerUrl: string, code: string): Promise<void> => void (await acceptInvitation(wallet, { issuerUrl, code }));

const collect = async (): Promise<void> => {
  for (const item of (await listWaiting(wallet)).items) await collectWaiting(wallet, item);
};

const refill = async (): Promise<void> => {
  const all = await wallet.store.all<StoredCredential>('credentials');
  const fewest = [...all].sort((a, b) => a.copies.length - b.copies.length)[0];
  if (fewest && fewest.copies.length < 100) await refillCopies(wallet, fewest);
};

const present = async (uri: string): Promise<void> => {
  const request = await readRequest(wallet, uri);
  const consent = consentOf(request);
  await sendAnswer(wallet, await prepareAnswer(wallet, request, choicesOf(consent, tickedAtFirst(consent))));
};

/** A life: everything there is to do, in an order of its own; a refusal is an end like another. */
const live = async (uris: readonly string[]): Promise<readonly string[]> => {
  const told: string[] = [];
  const deeds = [collect, refill, ...uris.map((uri) => () => present(uri))];
  const [turn] = crypto.getRandomValues(new Uint8Array(1));
  const inTurn = deeds.map((_, place) => deeds[(place + turn!) % deeds.length]!);
  for (const deed of turn! < 128 ? inTurn : inTurn.toReversed()) {
    await deed().catch((cause: unknown) => told.push(cause instanceof Refusal ? cause.code : String(cause)));
  }
  return told;
};

/** Every record opens, every copy signs; `known` were seen to sign before. */
const look = async (known: readonly string[]): Promise<Seen> => {
  const faults: string[] = [];
  const checked = new Set(known);
  for (const room of rooms) await wallet.store.all(room).catch((cause: unknown) => faults.push(`${room}: ${String(cause)}`));
  const credentials = await wallet.store.all<StoredCredential>('credentials');
  const all = credentials.flatMap(({ copies }) => copies.map(({ thumbprint }) => thumbprint));
  if (new Set(all).size !== all.length) faults.push('two copies on one key');
  for (const thumbprint of all.filter((one) => !checked.has(one))) {
    await wallet.keyring.sign(thumbprint, 'x').catch(() => faults.push('a copy without its key'));
  }
  return {
    credentials: credentials.map(({ issuanceId, copies }) => ({
      issuanceId,
      copies: copies.map(({ thumbprint, use }) => ({ thumbprint, partner: use?.partner ?? null })),
    })),
    sharings: (await wallet.store.all<Sharing>('disclosures')).map(({ id, state, receipt }) => ({
      ...{ id, state },
      disclosureId: receipt?.disclosureId ?? null,
    })),
    faults,
  };
};

/** In peace: what waits is collected, what was begun is ended, what is unknown is asked, and long after as well. */
const rest = async (): Promise<Seen> => {
  await collect();
  for (const credential of await wallet.store.all<StoredCredential>('credentials')) {
    if (await wallet.store.get('receiving', `refill ${credential.id}`)) await refillCopies(wallet, credential);
  }
  await settleSharings(wallet);
  await settleSharings({ ...wallet, clock: () => wallet.clock() + 7200 });
  return look([]);
};

/** Shows a copy of one credential to that partner: the presentation, or the code of the refusal. */
const show = async (place: number, partner: string): Promise<{ readonly compact: string } | { readonly refused: string }> => {
  const all = await wallet.store.all<StoredCredential>('credentials');
  const { id } = all.toSorted((one, other) => one.id.localeCompare(other.id))[place]!;
  try {
    return { compact: await useCopy(wallet, id, [], { purpose: 'disclosure', partner, audience: partner, nonce: partner }) };
  } catch (cause) {
    return { refused: cause instanceof Refusal ? cause.code : String(cause) };
  }
};

const driven = { open, join, live, look, rest, show };
export type Driven = typeof driven;
Object.assign(globalThis, { carnet: driven });
