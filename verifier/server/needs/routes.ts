import * as contracts from '#shared/contracts/verifier/needs';
import type { Mount } from '#shared/server/kernel';
import { serve } from '#shared/server/serve';
import { approveNeed, refuseNeed } from './decide-need.ts';
import { declareNeed } from './declare-need.ts';
import { listDeclaredNeeds } from './list-declared-needs.ts';
import { listNeeds } from './list-needs.ts';
import { withdrawNeed } from './withdraw-need.ts';

export const routes: Mount = (kernel) => {
  serve(kernel, contracts.listNeeds, listNeeds);
  serve(kernel, contracts.declareNeed, declareNeed);
  serve(kernel, contracts.withdrawNeed, withdrawNeed);
  serve(kernel, contracts.listDeclaredNeeds, listDeclaredNeeds);
  serve(kernel, contracts.approveNeed, approveNeed);
  serve(kernel, contracts.refuseNeed, refuseNeed);
};
