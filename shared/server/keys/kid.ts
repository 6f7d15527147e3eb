import { hash } from 'node:crypto';
import type { PublicJwk } from './keys.ts';

/** A name that follows from the key (RFC 7638), so that a rotated key never takes the name of the one before. */
export const calculateKid = (did: string, { crv, kty, x, y }: PublicJwk): string =>
  `${did}#key-${hash('sha256', JSON.stringify({ crv, kty, x, y }), 'base64url').slice(0, 16)}`;
