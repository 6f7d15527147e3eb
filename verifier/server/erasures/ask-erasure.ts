import type { InputOf } from '#shared/contract/route';
import { erasureAsked, type askErasure as contract } from '#shared/contracts/verifier/erasures';
import { dayInParis } from '#shared/contract/paris';
import type { Scope } from '#shared/server/scope';
import { findAnswered, withdrawDisclosure, type Answered } from '../disclosures/index.ts';
import { datesOf } from './describe-erasure.ts';
import { dueOn } from './due-on.ts';
import { ErasureModel } from './erasure.model.ts';

/** Taken back before the company had it: there is nothing to erase and nobody to ask. */
const neverHad = (now: Date, withdrawnAt: string) => ({
  ...{
    state: 'done' as const,
    askedAt: now.toISOString(),
    dueOn: dayInParis(now),
    answeredAt: now.toISOString(),
    reason: null,
    withdrawnAt,
  },
});

const findOrAsk = async (company: Scope, { organisationId, request, disclosure }: Answered): Promise<ErasureModel> => {
  const { id: disclosureId, claims, receivedAt } = disclosure!;
  const before = await ErasureModel.query(company.db).findOne({ disclosureId });
  if (before) return before;
  const asked = await ErasureModel.query(company.db).insertAndFetch({
    ...{
      organisationId,
      disclosureId,
      claims,
      receivedAt,
      purpose: request.purpose,
      askedAt: company.now(),
      dueOn: dueOn(dayInParis(company.now())),
    },
    ...{ state: 'asked', answeredAt: null, reason: null },
  });
  await company.record(erasureAsked, asked.id, { organisationId, erasureId: asked.id, disclosureId });
  await company.audit('erasure.asked', 'disclosure', disclosureId);
  return asked;
};

/**
 * Asks the company to erase all it was given by one sharing (RGPD, article 17): what the product holds is destroyed at once, as by a withdrawal,
 * and the company has a month to say that copies elsewhere are gone, or why not (article 12(3)). Asked again, shows where the request stands.
 * Refuses (404) a receipt that is not this sharing's.
 */
export async function askErasure(scope: Scope, { params, body }: Pick<InputOf<typeof contract>, 'params' | 'body'>) {
  const { withdrawnAt } = await withdrawDisclosure(scope, { params, body });
  const answered = await findAnswered(scope, { disclosureId: params.disclosureId, receipt: body.receipt });
  if (!answered?.disclosure) return neverHad(scope.now(), withdrawnAt);
  const company = await scope.as({ organisationIds: [answered.organisationId] });
  return { ...datesOf(await findOrAsk(company, answered)), withdrawnAt };
}
