import * as contracts from '#shared/contracts/issuer/endorsements';
import type { Mount } from '#shared/server/kernel';
import { serve } from '#shared/server/serve';
import { askEndorsement } from './ask-endorsement.ts';
import { endorseExperience } from './endorse-experience.ts';
import { getEvidence } from './get-evidence.ts';
import { listEndorsements } from './list-endorsements.ts';
import { listWalletEndorsements } from './list-wallet-endorsements.ts';
import { refuseEndorsement } from './refuse-endorsement.ts';
import { takeEndorsementBack } from './take-endorsement-back.ts';
import { withdrawEndorsement } from './withdraw-endorsement.ts';

export const routes: Mount = (kernel) => {
  serve(kernel, contracts.listEndorsements, listEndorsements);
  serve(kernel, contracts.getEvidence, getEvidence);
  serve(kernel, contracts.endorseExperience, endorseExperience);
  serve(kernel, contracts.refuseEndorsement, refuseEndorsement);
  serve(kernel, contracts.withdrawEndorsement, withdrawEndorsement);
  serve(kernel, contracts.askEndorsement, askEndorsement);
  serve(kernel, contracts.listWalletEndorsements, listWalletEndorsements);
  serve(kernel, contracts.takeEndorsementBack, takeEndorsementBack);
};
