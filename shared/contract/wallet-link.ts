/** The links by which a wallet is invited. Everything stands in the fragment, which no server, proxy or log ever sees (`security.md` B34). */

export interface WalletInvitationLink {
  /** Public URL of the issuer that sent it. */
  readonly issuerUrl: string;
  /** 256 bits, base64url, good once. */
  readonly code: string;
}

/** The link by which a wallet lets another device of its person in: a code of each organism it is connected to. */
export interface WalletDeviceLink {
  readonly issuerUrl: string;
  readonly codes: readonly string[];
  /** Names of devices that are taken, so that the new one calls itself otherwise. */
  readonly taken: readonly string[];
}

const mostOrganisms = 24;
const code = /^[\w-]{43}$/u;
const address = /^https?:\/\/[^\s#?]+$/u;

const toBase64Url = (text: string): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(text)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/u, '');

const fromBase64Url = (encoded: string): string => {
  const bytes = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'));
  return new TextDecoder().decode(Uint8Array.from(bytes, (character) => character.charCodeAt(0)));
};

const linkOf = (walletUrl: string, content: object): string =>
  `${walletUrl.replace(/\/$/u, '')}/connecter#${toBase64Url(JSON.stringify(content))}`;

/** `<wallet>/connecter#<base64url of {"i": issuer, "c": code}>`. */
export const walletInvitationLink = (walletUrl: string, { issuerUrl, code }: WalletInvitationLink): string =>
  linkOf(walletUrl, { i: issuerUrl, c: code });

/** `<wallet>/connecter#<base64url of {"i": issuer, "d": codes, "n": names}>`. */
export const walletDeviceLink = (walletUrl: string, { issuerUrl, codes, taken }: WalletDeviceLink): string =>
  linkOf(walletUrl, { i: issuerUrl, d: codes, n: taken });

const contentOf = (written: string): Readonly<Record<string, unknown>> | null => {
  try {
    const read: unknown = JSON.parse(fromBase64Url(written.slice(written.indexOf('#') + 1)));
    return typeof read === 'object' ? (read as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
};
const addressOf = (text: unknown): string | null => (typeof text === 'string' && address.test(text) ? text.replace(/\/$/u, '') : null);
const isCode = (text: unknown): text is string => typeof text === 'string' && code.test(text);

/** Reads the fragment of an organism's invitation, with or without its `#`, or the whole link; null for anything else. */
export const readWalletInvitation = (written: string): WalletInvitationLink | null => {
  const { i, c } = contentOf(written) ?? {};
  const issuerUrl = addressOf(i);
  return issuerUrl && isCode(c) ? { issuerUrl, code: c } : null;
};

/** Reads the fragment of the link that a wallet shows to another device; null for anything else. */
export const readWalletDeviceLink = (written: string): WalletDeviceLink | null => {
  const { i, d, n } = contentOf(written) ?? {};
  const issuerUrl = addressOf(i);
  if (!issuerUrl || !Array.isArray(d) || d.length === 0 || d.length > mostOrganisms || !d.every(isCode)) return null;
  const taken = Array.isArray(n) ? n.filter((name): name is string => typeof name === 'string').slice(0, mostOrganisms) : [];
  return { issuerUrl, codes: d, taken };
};
