import { daily, type Job, type JobRun } from '#shared/server/jobs';
import { certifyKey } from './certify-key.ts';
import { OrganisationModel } from './organisation.model.ts';
import type { Setting } from './setting.ts';

const anyone = { organisationIds: [], grant: 'public' };

/** Every organisation that signs with a certificate has one for its active key, good for a year at least: also after the key was changed. */
export const renewCertificates =
  (setting: Setting) =>
  async (run: JobRun): Promise<void> => {
    const found = await run.inTenant(anyone, async (scope) =>
      OrganisationModel.query(scope.db).where({ signing: 'x5c', state: 'approved' }),
    );
    for (const organisation of found)
      await run.inTenant({ organisationIds: [organisation.id] }, (there) => certifyKey(there, organisation, setting));
  };

export const certificateJobs = (setting: Setting): readonly Job[] => [
  daily('organisations.renew-certificates', '02:40', renewCertificates(setting)),
];
