import type { InputOf } from '#shared/contract/route';
import {
  alreadyAsked,
  competenceNotDeclared,
  evidenceDiffers,
  type askEndorsement as contract,
  type WalletEndorsement,
} from '#shared/contracts/issuer/endorsements';
import { digestSri } from '#shared/credentials/declaration-digest';
import { newId } from '#shared/server/random';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { connectedWallet } from '../people/index.ts';
import { describeForWallet } from './describe-endorsement.ts';
import { EndorsementModel } from './endorsement.model.ts';
import { placesOf } from './places-of.ts';
import { readDeclaration } from './read-declaration.ts';
import { sealFile, sealRequest } from './sealed-request.ts';

type Input = InputOf<typeof contract>;

const refuseOtherFile = async (evidence: Input['body']['evidence']): Promise<void> => {
  if (!evidence || evidence.content === null) return;
  if ((await digestSri(new Uint8Array(Buffer.from(evidence.content, 'base64')))) !== evidence.digest) throw new Refusal(evidenceDiffers);
};

const sealedFile = async (scope: Scope, id: string, evidence: Input['body']['evidence']): Promise<string | null> =>
  evidence?.content ? sealFile(scope, id, evidence.content) : null;

/**
 * A person asks for chosen competences of an own declaration to be endorsed. Refuses what they did not sign, competences it does not name, a
 * file that is not the one of its hash, and a second time while the first waits or stands.
 */
export async function askEndorsement(scope: Scope, { body }: Input): Promise<WalletEndorsement> {
  const { organisationId, personId } = connectedWallet(scope);
  const { digest: declaration, experience } = await readDeclaration(scope, body.declaration);
  const asked = placesOf(body.competences, experience.competences);
  if (!asked) throw new Refusal(competenceNotDeclared);
  await refuseOtherFile(body.evidence);
  const id = newId(scope.now());
  const evidence = body.evidence && { name: body.evidence.name, digest: body.evidence.digest };
  const row = {
    ...{ id, organisationId, personId, declaration, state: 'open' as const, askedAt: scope.now() },
    sealedRequest: await sealRequest(scope, id, {
      ...experience,
      competences: [...experience.competences],
      asked,
      evidence,
      words: body.words,
    }),
    sealedFile: await sealedFile(scope, id, body.evidence),
  };
  const added = await EndorsementModel.query(scope.db).insert(row).onConflict().ignore().returning('id').toKnexQuery<{ id: string }[]>();
  if (added.length === 0) throw new Refusal(alreadyAsked);
  await scope.audit('endorsement.asked', 'endorsement', id);
  return describeForWallet(scope, await EndorsementModel.query(scope.db).findById(id).throwIfNotFound());
}
