import * as z from 'zod';
import { notADeclaration } from '#shared/contracts/issuer/endorsements';
import { declarationDigest } from '#shared/credentials/declaration-digest';
import type { ExperienceRecord } from '#shared/credentials/experience-claims';
import type { JsonObject } from '#shared/credentials/ports';
import { makeDidResolver } from '#shared/credentials/did-resolver';
import { valueAt } from '#shared/credentials/read-claims';
import { parseSdJwt } from '#shared/credentials/sd-jwt';
import { verifyCredential } from '#shared/credentials/verify';
import { Day, text } from '#shared/contract/values';
import { nodeCrypto } from '#shared/server/keys/node-crypto';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';

/** The same limits as the wallet's form: what is stored was never larger. */
const Experience = z.object({
  title: text(120),
  organisation: text(120),
  startsOn: Day,
  endsOn: Day.nullable().default(null),
  description: text(1000).nullable().default(null),
  competences: z
    .array(z.object({ name: text(120), code: z.string().max(40).nullable().default(null) }))
    .max(20)
    .default([]),
});

export interface Declaration {
  readonly digest: string;
  readonly experience: ExperienceRecord;
}

/** Every digest of the subject has its disclosure. */
const shownWhole = (compact: string): boolean => {
  const { jwt, disclosures } = parseSdJwt(compact);
  const hidden = valueAt(jwt.payload, ['ld', 'credentialSubject', '_sd']);
  return Array.isArray(hidden) && hidden.length === disclosures.length;
};

/** The key stands in the credential itself (did:jwk): nobody is asked. */
const nobody = () => Promise.reject(new Error('a declaration is resolved offline'));

/**
 * An experience as its holder signed it, everything disclosed. Refuses what another key signed, what is of another type, what was altered, and
 * what is shown in part: the digest would be of another text than the holder's.
 */
export async function readDeclaration(scope: Scope, compact: string): Promise<Declaration> {
  const now = Math.floor(scope.now().getTime() / 1000);
  const resolver = makeDidResolver({ fetcher: nobody, now: () => now });
  const report = await verifyCredential(compact, { crypto: nodeCrypto, resolver, now });
  const declared = report.verdict !== 'refused' && report.checks.some(({ why }) => why === 'self-declared');
  const ld = report.claims['ld'] as JsonObject | undefined;
  const experience = Experience.safeParse(ld?.['credentialSubject']);
  if (!declared || !ld || !experience.success || !shownWhole(compact)) throw new Refusal(notADeclaration);
  return { digest: await declarationDigest(ld), experience: experience.data };
}
