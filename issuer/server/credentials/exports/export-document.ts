import { createHash } from 'node:crypto';
import { didJwkOf } from '#shared/credentials/did-key';
import { isObject } from '#shared/credentials/jwt';
import { filled } from '#shared/credentials/ld';
import type { JsonObject } from '#shared/credentials/ports';
import type { PublicJwk } from '#shared/server/keys/keys';

export interface ToExport {
  /** The frozen W3C object: all of it, since a file hides nothing. */
  readonly ld: JsonObject;
  readonly id: string;
  readonly title: string;
  readonly organism: { readonly did: string; readonly name: string };
  readonly holder: PublicJwk;
  readonly credentialStatus: readonly JsonObject[];
  /** Seconds since 1970, at midnight UTC. */
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** `YYYY-MM-DD`. */
  readonly earnedOn: string;
}

const instant = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');

const common = ({ ld, id, organism, credentialStatus, issuedAt, expiresAt }: ToExport): JsonObject => ({
  ...ld,
  id: `urn:uuid:${id}`,
  issuer: { id: organism.did, type: ['Profile'], name: organism.name },
  validFrom: instant(issuedAt),
  validUntil: instant(expiresAt),
  credentialStatus,
});

/**
 * The document of a `vc+jwt` (https://www.w3.org/TR/vc-jose-cose/ section 3.1.1): the credential is the payload. Its holder is a key in `cnf`
 * (RFC 7800), never a DID of a person.
 */
export const vcDocument = (toExport: ToExport): JsonObject => ({
  ...common(toExport),
  iss: toExport.organism.did,
  iat: toExport.issuedAt,
  cnf: { jwk: { ...toExport.holder } },
});

/** What every badge of one achievement shares: an own one has no code, and a badge's achievement needs an id (Open Badges 3.0 section B.1). */
const achievementId = (did: string, name: unknown): string =>
  `urn:carnet:achievement:${createHash('sha256')
    .update(JSON.stringify([did, name]))
    .digest('base64url')}`;

const badgeSubject = ({ ld, organism, holder }: ToExport): JsonObject => {
  const subject = ld['credentialSubject'] as JsonObject;
  const achievement = subject['achievement'] as JsonObject;
  const id = achievement['id'] ?? achievementId(organism.did, achievement['name']);
  return { ...subject, id: didJwkOf(holder), achievement: filled({ ...achievement, id }) };
};

/** Is it an achievement, as badges are made of? */
export const isAchievement = (ld: JsonObject): boolean =>
  isObject(ld['credentialSubject']) && isObject(ld['credentialSubject']['achievement']);

/**
 * The document of an Open Badge 3.0 in its own JWT form (section 8.2.3): `iss`, `jti`, `sub`, `nbf` and `exp` repeat the credential. The subject
 * is the did:jwk of the key of one copy, another for each credential: it joins no two badges of a person.
 */
export const badgeDocument = (toExport: ToExport): JsonObject => {
  const subject = badgeSubject(toExport);
  const { organism, title, id, issuedAt, expiresAt, earnedOn } = toExport;
  return {
    ...common(toExport),
    name: title,
    awardedDate: `${earnedOn}T00:00:00Z`,
    credentialSubject: subject,
    ...{ iss: organism.did, jti: `urn:uuid:${id}`, sub: subject['id']!, nbf: issuedAt, exp: expiresAt },
  };
};
