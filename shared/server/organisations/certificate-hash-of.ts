import { hash } from 'node:crypto';
import type { KeptKey } from '#shared/server/keys/keys';

/** What `x509_hash:` names an organisation by (OpenID4VP 1.0 section 5.9.3); null for one that signs by its DID. */
export const certificateHashOf = ({ certificate }: KeptKey): string | null =>
  certificate ? hash('sha256', Buffer.from(certificate.leaf, 'base64'), 'base64url') : null;
