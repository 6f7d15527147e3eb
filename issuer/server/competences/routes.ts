import * as contract from '#shared/contracts/issuer/competences';
import { listWalletSessions as walletSessions } from '#shared/contracts/issuer/wallet-sessions';
import { listValidationEvidence as evidenceContract } from '#shared/contracts/issuer/evidence';
import type { Mount } from '#shared/server/kernel';
import { serve } from '#shared/server/serve';
import { correctValidation } from './correct-validation.ts';
import { getCompetenceGrid } from './get-competence-grid.ts';
import { listHistory } from './list-history.ts';
import { listWalletSessions } from './list-wallet-sessions.ts';
import { listValidationEvidence } from './list-validation-evidence.ts';
import { refuseCompetence } from './refuse-competence.ts';
import { validateCompetence } from './validate-competence.ts';
import { withdrawValidation } from './withdraw-validation.ts';

export const routes: Mount = (kernel) => {
  serve(kernel, contract.getCompetenceGrid, getCompetenceGrid);
  serve(kernel, contract.validateCompetence, validateCompetence);
  serve(kernel, contract.refuseCompetence, refuseCompetence);
  serve(kernel, contract.listHistory, listHistory);
  serve(kernel, contract.withdrawValidation, withdrawValidation);
  serve(kernel, contract.correctValidation, correctValidation);
  serve(kernel, evidenceContract, listValidationEvidence);
  // Here and not in `training`, which does not know levels.
  serve(kernel, walletSessions, listWalletSessions);
};
