/** The link of a wallet invitation. Everything stands in the fragment, which no server, proxy or log ever sees (`security.md` B34). */

export interface WalletInvitationLink {
  /** Public URL of the issuer that sent it. */
  readonly issuerUrl: string;
  /** 256 bits, base64url, good once. */
  readonly code: string;
}

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

/** `<wallet>/connecter#<base64url of {"i": issuer, "c": code}>`. */
export const walletInvitationLink = (walletUrl: string, { issuerUrl, code }: WalletInvitationLink): string =>
  `${walletUrl.replace(/\/$/u, '')}/connecter#${toBase64Url(JSON.stringify({ i: issuerUrl, c: code }))}`;

/** Reads the fragment of such a link, with or without its `#`, or the whole link; null for anything else. */
export const readWalletInvitation = (written: string): WalletInvitationLink | null => {
  try {
    const read = JSON.parse(fromBase64Url(written.slice(written.indexOf('#') + 1))) as { i?: unknown; c?: unknown };
    if (typeof read.i !== 'string' || typeof read.c !== 'string') return null;
    return address.test(read.i) && code.test(read.c) ? { issuerUrl: read.i.replace(/\/$/u, ''), code: read.c } : null;
  } catch {
    return null;
  }
};
