import * as contracts from '#shared/contracts/verifier/erasures';
import type { Mount } from '#shared/server/kernel';
import { serve } from '#shared/server/serve';
import { answerErasure } from './answer-erasure.ts';
import { askErasure } from './ask-erasure.ts';
import { listErasures } from './list-erasures.ts';

export const routes: Mount = (kernel) => {
  serve(kernel, contracts.askErasure, askErasure);
  serve(kernel, contracts.listErasures, listErasures);
  serve(kernel, contracts.answerErasure, answerErasure);
};
