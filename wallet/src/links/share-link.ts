import { createLink, listLinks, withdrawLink } from '#shared/contracts/verifier/public-links';
import { encodeBytes } from '#shared/credentials/base64url';
import type { ClaimPath } from '#shared/credentials/ports';
import { useCopy } from '../credentials/use-copy.ts';
import { verifierCaller } from '../profile/verifier-key.ts';
import { Refusal, type Wallet } from '../vault/wallet.ts';

/** What the wallet keeps of a link; the key is nowhere else but in the link itself. */
export interface SharedLink {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly claims: readonly string[];
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly withdrawn: boolean;
}
export interface LinkChoice {
  readonly title: string;
  readonly shared: readonly { readonly credentialId: string; readonly paths: readonly ClaimPath[]; readonly claims: readonly string[] }[];
  readonly days: number;
  readonly maxViews: number | null;
  /** The person was told that every copy had been shown elsewhere. */
  readonly evenUsed?: boolean;
  readonly tellContested?: boolean;
}

const encrypt = async (id: string, content: unknown) => {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt']);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder();
  const data = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: text.encode(id) },
    key,
    text.encode(JSON.stringify(content)),
  );
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', key));
  return { key: encodeBytes(raw), ciphertext: `${encodeBytes(iv)}.${encodeBytes(new Uint8Array(data))}` };
};

/**
 * Makes a verification link: presentations bound to the link's own id (audience and nonce), encrypted here under a key that only the link's
 * fragment carries. The server keeps what it cannot read.
 */
export const makeLink = async (wallet: Wallet, choice: LinkChoice): Promise<SharedLink> => {
  const id = encodeBytes(crypto.getRandomValues(new Uint8Array(16)));
  const to = {
    purpose: 'link',
    partner: id,
    audience: id,
    nonce: id,
    evenUsed: choice.evenUsed ?? false,
    tellContested: choice.tellContested ?? false,
  } as const;
  const presentations: string[] = [];
  for (const { credentialId, paths } of choice.shared) presentations.push(await useCopy(wallet, credentialId, paths, to));
  const madeAt = wallet.clock();
  const { key, ciphertext } = await encrypt(id, { title: choice.title, madeAt, presentations });
  const expiresAt = new Date((madeAt + choice.days * 86_400) * 1000).toISOString();
  const body = { ciphertext, expiresAt, maxViews: choice.maxViews };
  const answer = await verifierCaller(wallet).call(createLink, { params: { linkId: id }, body });
  if (!answer.ok) throw new Refusal(answer.code, answer.title);
  const link: SharedLink = {
    id,
    expiresAt,
    title: choice.title,
    url: `${wallet.settings.verifierUrl}/v/${id}#${key}`,
    claims: choice.shared.flatMap((one) => one.claims),
    createdAt: new Date(madeAt * 1000).toISOString(),
    withdrawn: false,
  };
  await wallet.store.write([{ room: 'links', id, value: link }]);
  return link;
};

/** Views and state as the server knows them, beside what this wallet knows. */
export const readLinks = async (wallet: Wallet) => {
  const own = await wallet.store.all<SharedLink>('links');
  if (own.length === 0) return [];
  const answer = await verifierCaller(wallet)
    .call(listLinks)
    .catch(() => null);
  const known = new Map(answer?.ok ? answer.data.items.map((item) => [item.id, item]) : []);
  return own.map((link) => ({
    ...link,
    views: known.get(link.id)?.views ?? null,
    state: known.get(link.id)?.state ?? (link.withdrawn ? 'withdrawn' : null),
  }));
};

export const takeLinkBack = async (wallet: Wallet, id: string): Promise<void> => {
  const link = await wallet.store.get<SharedLink>('links', id);
  const answer = await verifierCaller(wallet).call(withdrawLink, { params: { linkId: id } });
  if (!answer.ok && answer.code !== 'not-found') throw new Refusal(answer.code, answer.title);
  if (link) await wallet.store.write([{ room: 'links', id, value: { ...link, withdrawn: true } }]);
};
