import { Endorsement, WalletEndorsement } from '#shared/contracts/issuer/endorsements';
import type { Scope } from '#shared/server/scope';
import type { EndorsementModel } from './endorsement.model.ts';
import { openRequest } from './sealed-request.ts';

interface Named {
  readonly givenName: string;
  readonly familyName: string;
}

const life = ({ id, state, askedAt, decidedAt, answer, withdrawnReason }: EndorsementModel) => ({
  ...{ id, state, answer, withdrawnReason },
  ...{ askedAt: askedAt.toISOString(), decidedAt: decidedAt?.toISOString() ?? null },
});

/** For the organism: what was declared beside what is asked and what is endorsed. */
export const describeEndorsement = async (scope: Scope, row: EndorsementModel, { givenName, familyName }: Named): Promise<Endorsement> => {
  const { competences, asked, words, evidence, ...declared } = await openRequest(scope, row);
  const marked = competences.map((one, place) => ({ ...one, asked: asked.includes(place), endorsed: row.endorsed.includes(place) }));
  return Endorsement.parse({
    ...life(row),
    ...{ person: { givenName, familyName }, declared, competences: marked, words },
    evidence: evidence && { ...evidence, shown: row.sealedFile !== null },
    ...{ decidedBy: row.decidedByName, withdrawnAt: row.withdrawnAt?.toISOString() ?? null },
  });
};

/** For the person: their wallet holds the declaration, and knows it by its hash. */
export const describeForWallet = async (scope: Scope, row: EndorsementModel): Promise<WalletEndorsement> => {
  const { competences } = await openRequest(scope, row);
  const endorsed = row.endorsed.map((place) => competences[place]!.name);
  return WalletEndorsement.parse({ ...life(row), declaration: row.declaration, endorsed });
};
