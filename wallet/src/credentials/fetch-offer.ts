import { Refusal, type Wallet } from '../vault/wallet.ts';

/** Characters of an offer, in its link or behind it (security.md B6). */
export const longestOffer = 32 * 1024;

const unreadable = (): Refusal => new Refusal('offer-unreadable');

const parametersOf = (uri: string): URLSearchParams => {
  const query = /^(?:openid-credential-offer|haip-vci):(?:\/\/[^?#]*)?\?([^#]*)$|^https?:\/\/[^?#]+[?#]([^#]*)$/u.exec(uri);
  if (!query) throw unreadable();
  return new URLSearchParams(query[1] ?? query[2]);
};

/** A web address as it must be for anything to be fetched from it: https, no name in front, nothing after the path. */
export const webAddress = ({ settings }: Wallet, text: string): URL => {
  if (!URL.canParse(text)) throw unreadable();
  const url = new URL(text);
  const plain = settings.local && url.protocol === 'http:' && url.hostname === 'localhost';
  if (url.protocol !== 'https:' && !plain) throw unreadable();
  if (url.username || url.password || url.hash) throw unreadable();
  return url;
};

const readCapped = async (response: Response): Promise<string> => {
  const reader = response.body?.getReader();
  const text = new TextDecoder('utf-8', { fatal: true });
  let read = '';
  for (let size = 0; reader;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > longestOffer) {
      await reader.cancel();
      throw unreadable();
    }
    read += text.decode(value, { stream: true });
  }
  return read + text.decode();
};

const fetchText = async (url: URL): Promise<string> => {
  const options = { credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer' } as const;
  const response = await fetch(url, { ...options, headers: { accept: 'application/json' }, signal: AbortSignal.timeout(15_000) }).catch(
    () => null,
  );
  if (!response) throw new Refusal('issuer-unreachable');
  if (!response.ok) throw new Refusal(response.status === 404 || response.status === 410 ? 'offer-over' : 'offer-unreadable');
  return readCapped(response).catch(() => {
    throw unreadable();
  });
};

/**
 * The credential offer a link carries or points to (OpenID4VCI 1.0 section 4.1), as text. It is fetched without cookies or redirects and up to
 * 32 kB. Refuses a link with both or neither, an address that is not https, and an offer that does not stand at the host of the issuer it names:
 * elsewhere is how offers are forged (security.md B6).
 */
export const fetchOffer = async (wallet: Wallet, uri: string): Promise<string> => {
  if (uri.length > longestOffer) throw unreadable();
  const parameters = parametersOf(uri);
  const [value, reference] = [parameters.getAll('credential_offer'), parameters.getAll('credential_offer_uri')];
  if (value.length + reference.length !== 1) throw unreadable();
  if (value[0] !== undefined) return value[0];
  const address = webAddress(wallet, reference[0]!);
  const text = await fetchText(address);
  if (issuerOfOffer(wallet, text).host !== address.host) throw new Refusal('offer-host-differs');
  return text;
};

/** Where the offer says it comes from. */
export const issuerOfOffer = (wallet: Wallet, text: string): URL => {
  let offer: unknown;
  try {
    offer = JSON.parse(text);
  } catch {
    throw unreadable();
  }
  const issuer = (offer as { credential_issuer?: unknown } | null)?.credential_issuer;
  if (typeof issuer !== 'string') throw unreadable();
  const url = webAddress(wallet, issuer);
  if (url.search) throw unreadable();
  return url;
};
