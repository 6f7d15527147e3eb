import { siretTaken } from '#shared/contracts/organisations';
import { Refusal } from '#shared/server/refusal';
import { violatedConstraint } from '#shared/server/violated-constraint';

/** The database is the last line of the rule: two sign-ups at once, or a correction to a SIRET this tenant cannot see. */
export const refuseTakenSiret = async <T>(work: PromiseLike<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (violatedConstraint(error) === 'one_organisation_per_siret') throw new Refusal(siretTaken);
    throw error;
  }
};
