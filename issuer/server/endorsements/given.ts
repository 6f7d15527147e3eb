import { generateKeyPairSync, sign as signBytes } from 'node:crypto';
import { digestSri } from '#shared/credentials/declaration-digest';
import { didJwkOf } from '#shared/credentials/did-key';
import { experienceClaims, type ExperienceRecord } from '#shared/credentials/experience-claims';
import { issueSdJwt } from '#shared/credentials/issue';
import { presentCredential } from '#shared/credentials/present';
import type { PublicJwk, Sign } from '#shared/credentials/ports';
import { declareExperience } from '#shared/credentials/self-declared';
import { nodeCrypto } from '#shared/server/keys/node-crypto';
import { newId } from '#shared/server/random';
import type { Scope } from '#shared/server/scope';
import { EndorsementModel } from './endorsement.model.ts';
import { sealFile, sealRequest } from './sealed-request.ts';

export const givenExperience: ExperienceRecord = {
  ...{ title: 'Aide carreleuse', organisation: 'Chantiers Diallo', startsOn: '2024-01-08', endsOn: '2025-06-30', description: null },
  competences: [
    { name: 'Poser un carrelage', code: '300423' },
    { name: 'Tenir un chantier propre', code: null },
    { name: 'Conduire une voiture', code: null },
  ],
};

/** A key as a wallet has it. */
export const givenHolder = (): { readonly jwk: PublicJwk; readonly sign: Sign } => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const sign: Sign = (input) =>
    signBytes('sha256', Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url');
  return { jwk: publicKey.export({ format: 'jwk' }) as unknown as PublicJwk, sign };
};

/** An experience signed by its holder, everything disclosed. */
export const givenDeclaration = (experience = givenExperience, key = givenHolder(), now = Date.UTC(2026, 10, 20) / 1000): Promise<string> =>
  declareExperience({ experience, issuerUrl: 'http://localhost:7301', key, now }, nodeCrypto);

/** The same words signed by the same hand, under another type. */
export const givenOtherType = async (key = givenHolder()): Promise<string> => {
  const { ld, disclosable } = experienceClaims(givenExperience);
  const { kty, crv, x, y } = key.jwk;
  const iss = didJwkOf(key.jwk);
  const payload = { iss, iat: 1_795_000_000, vct: 'http://localhost:7301/vct/competence/1', cnf: { jwk: { kty, crv, x, y } }, ld };
  return issueSdJwt({ header: { typ: 'dc+sd-jwt', kid: `${iss}#0` }, payload, disclosable }, nodeCrypto, key.sign);
};

/** The same, with nothing shown but where it was. */
export const givenPartOf = (compact: string): Promise<string> =>
  presentCredential(compact, { paths: [['ld', 'credentialSubject', 'organisation']] }, nodeCrypto);

/** A request of that person, with its file, as their wallet would have made it. */
export const givenAsked = async (
  scope: Scope,
  { organisationId, personId }: { readonly organisationId: string; readonly personId: string },
): Promise<string> => {
  const id = newId(scope.now());
  const evidence = { name: 'certificat.pdf', digest: await digestSri(new TextEncoder().encode(id)) };
  const asked = { ...givenExperience, competences: [...givenExperience.competences], asked: [0], words: null, evidence };
  await EndorsementModel.query(scope.db).insert({
    ...{ id, organisationId, personId, declaration: evidence.digest, state: 'open', askedAt: scope.now() },
    sealedRequest: await sealRequest(scope, id, asked),
    sealedFile: await sealFile(scope, id, btoa(id)),
  });
  return id;
};

export const givenFile = async (words = 'Certificat de travail') => {
  const bytes = Buffer.from(words);
  return { name: 'certificat.pdf', digest: await digestSri(new Uint8Array(bytes)), content: bytes.toString('base64') };
};
