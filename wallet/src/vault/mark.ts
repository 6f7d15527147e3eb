/**
 * A mark that a carnet was made in this browser, and nothing else: no name, no number, the same for everybody. It is there to outlive the
 * carnet: when a browser lacks room it evicts an origin's IndexedDB, caches and service workers, not its cookies (MDN, "Storage quotas and
 * eviction criteria", https://developer.mozilla.org/docs/Web/API/Storage_API/Storage_quotas_and_eviction_criteria). Safari takes all that
 * scripts wrote after seven days without a visit, cookies included, but not cookies that a server set (WebKit, "Full Third-Party Cookie
 * Blocking and More", https://webkit.org/blog/10218/): so the wallet's server gives it back (shared/tooling/wallet-server.ts).
 */
const name = 'carnet-made';
/** The longest that browsers allow (RFC 6265bis, 400 days). */
const maxAge = 400 * 24 * 60 * 60;

const write = (value: string, seconds: number): void => {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `${name}=${value}; Path=/; Max-Age=${seconds}; SameSite=Strict${secure}`;
};

export const markMade = (): void => write('1', maxAge);
export const unmark = (): void => write('', 0);
export const isMarked = (): boolean => document.cookie.split('; ').includes(`${name}=1`);
