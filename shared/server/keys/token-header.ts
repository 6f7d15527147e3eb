import type { KeptKey } from './keys.ts';
import type { TokenType } from './token-rules.ts';

/** Who wants a certificate wants it there, the trust anchor left out (HAIP 1.0 sections 5 and 6.1). */
const certified: ReadonlySet<TokenType> = new Set(['statuslist+jwt', 'oauth-authz-req+jwt']);

/** `kid`, and in x5c mode the leaf certificate too: who only knows the DID finds its key as before. */
export const tokenHeader = (key: KeptKey, typ: TokenType) => ({
  typ,
  kid: key.kid,
  ...(key.certificate && certified.has(typ) ? { x5c: [key.certificate.leaf] } : {}),
});
