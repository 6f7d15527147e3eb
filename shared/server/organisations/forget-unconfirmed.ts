import { identityTenant } from '#shared/server/identity/index';
import { daily } from '#shared/server/jobs';
import { OrganisationModel } from './organisation.model.ts';

const keptDays = 7;

/** A sign-up nobody confirmed within a week is forgotten, with the name and address it held. */
export const jobs = [
  daily('organisations.forget-unconfirmed', '03:15', (run) =>
    run.inTenant(identityTenant, async (scope) => {
      const before = new Date(scope.now().getTime() - keptDays * 86_400_000);
      await OrganisationModel.query(scope.db).whereNull('confirmedAt').where('submittedAt', '<', before).delete();
    }),
  ),
] as const;
