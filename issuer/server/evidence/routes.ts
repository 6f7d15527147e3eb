import * as contract from '#shared/contracts/issuer/evidence';
import type { Mount } from '#shared/server/kernel';
import { serve } from '#shared/server/serve';
import { addEvidence } from './add-evidence.ts';
import { readEvidence } from './read-evidence.ts';
import { readWalletEvidence } from './read-wallet-evidence.ts';
import { removeEvidence } from './remove-evidence.ts';

export const routes: Mount = (kernel) => {
  serve(kernel, contract.addEvidence, addEvidence);
  serve(kernel, contract.removeEvidence, removeEvidence);
  serve(kernel, contract.readEvidence, readEvidence);
  serve(kernel, contract.readWalletEvidence, readWalletEvidence);
};
