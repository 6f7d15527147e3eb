import { exportJWK, generateKeyPair } from 'jose';
import type { WishedClaim } from '#shared/contracts/verifier/disclosures';
import { certificateHashOf, keyOf, signingOf } from '#shared/server/organisations/index';
import { newId, newToken, numericCode, sha256Hex } from '#shared/server/random';
import type { Scope } from '#shared/server/scope';
import { sealColumn } from '#shared/server/sealed-column';
import { makeQuery } from './make-query.ts';
import { PresentationRequestModel, sealedKeyColumn } from './presentation-request.model.ts';
import { requestCode } from './request-code.ts';

export interface RequestToMake {
  readonly company: { readonly id: string; readonly did: string };
  readonly purpose: string;
  readonly wishes: readonly WishedClaim[];
  readonly retentionDays: number;
  readonly minutes: number;
  /** From the wallet alone unless told. */
  readonly flow?: PresentationRequestModel['flow'];
  /** The number to be read on the screen. */
  readonly match?: boolean;
  /** A browser that began it: the hash of what it alone knows, and the link it followed. */
  readonly browser?: { readonly sessionHash: string; readonly linkId: string };
  /** The offer it answers, and the profile the offer was made to. */
  readonly offer?: { readonly id: string; readonly holder: string; readonly handle: string };
}

const freshKeys = async (): Promise<{ readonly open: PresentationRequestModel['encryptionKey']; readonly secret: string }> => {
  const pair = await generateKeyPair('ECDH-ES', { crv: 'P-256', extractable: true });
  const { kty, crv, x, y } = await exportJWK(pair.publicKey);
  const kid = newToken().slice(0, 22);
  return {
    open: { kty: kty!, crv: crv!, x: x!, y: y!, kid, use: 'enc', alg: 'ECDH-ES' },
    secret: JSON.stringify(await exportJWK(pair.privateKey)),
  };
};

/** The company's DID, or in x5c mode the hash of its certificate (OpenID4VP 1.0 section 5.9.3). */
const clientIdOf = async (scope: Scope, { id, did }: RequestToMake['company']): Promise<string> => {
  const certified = (await signingOf(scope, id)) === 'x5c' ? certificateHashOf(await keyOf(scope, id)) : null;
  return certified ? `x509_hash:${certified}` : `decentralized_identifier:${did}`;
};

/** Who is asked, when that is known. */
const answererOf = ({ offer }: RequestToMake) => ({
  offerId: offer?.id ?? null,
  holder: offer?.holder ?? null,
  handle: offer?.handle ?? null,
});

/** What stands between the request and whoever answers it. */
const screenOf = ({ flow = 'direct', match, browser }: RequestToMake) => ({
  flow,
  linkId: browser?.linkId ?? null,
  sessionHash: browser?.sessionHash ?? null,
  matchCode: match ? numericCode(2) : null,
});

/**
 * Makes a presentation request in the company's name: its own nonce, state and encryption key, whose private part is sealed, all of one use.
 * Nothing leaves until a wallet asks for it. Refuses claims that do not exist.
 */
export async function requestDisclosure(scope: Scope, asked: RequestToMake): Promise<PresentationRequestModel> {
  const { company, purpose, wishes, retentionDays, minutes } = asked;
  const query = await makeQuery(scope, wishes);
  const id = newId(scope.now());
  const keys = await freshKeys();
  return PresentationRequestModel.query(scope.db).insertAndFetch({
    id,
    organisationId: company.id,
    ...answererOf(asked),
    purpose,
    wishes: [...wishes],
    retentionDays,
    state: 'created',
    ...screenOf(asked),
    responseMode: 'direct_post.jwt',
    codeHash: sha256Hex(await requestCode(scope.house, id)),
    clientId: await clientIdOf(scope, company),
    nonce: newToken(),
    responseState: newToken().slice(0, 22),
    query,
    encryptionKey: keys.open,
    sealedKey: await sealColumn(scope, sealedKeyColumn, id, keys.secret),
    createdAt: scope.now(),
    expiresAt: new Date(scope.now().getTime() + minutes * 60_000),
  });
}
