import * as contracts from '#shared/contracts/verifier/receipts';
import type { Mount } from '#shared/server/kernel';
import { serve } from '#shared/server/serve';
import { listReceipts } from './list-receipts.ts';
import { signReceipt } from './sign-receipt.ts';

export const routes: Mount = (kernel) => {
  serve(kernel, contracts.signReceipt, async (scope, input) => {
    const { payload, signatures } = await signReceipt(scope, input);
    return { payload, signatures: [...signatures] };
  });
  serve(kernel, contracts.listReceipts, listReceipts);
};
