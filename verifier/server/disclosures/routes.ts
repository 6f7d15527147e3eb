import * as contracts from '#shared/contracts/verifier/disclosures';
import type { Mount } from '#shared/server/kernel';
import { serve } from '#shared/server/serve';
import { cancelPresentationRequest } from './cancel-presentation-request.ts';
import { checkDisclosure } from './check-disclosure.ts';
import { confirmPresentation } from './confirm-presentation.ts';
import { createPresentationRequest } from './create-presentation-request.ts';
import { getDisclosure } from './get-disclosure.ts';
import { getPresentationRequest } from './get-presentation-request.ts';
import { listDisclosures } from './list-disclosures.ts';
import { listWalletDisclosures } from './list-wallet-disclosures.ts';
import { lookUpDisclosure } from './look-up-disclosure.ts';
import { mountProtocol } from './protocol/router.ts';
import { withdrawDisclosure } from './withdraw-disclosure.ts';

export const routes: Mount = (kernel) => {
  serve(kernel, contracts.createPresentationRequest, createPresentationRequest);
  serve(kernel, contracts.getPresentationRequest, getPresentationRequest);
  serve(kernel, contracts.cancelPresentationRequest, cancelPresentationRequest);
  serve(kernel, contracts.confirmPresentation, confirmPresentation);
  serve(kernel, contracts.listDisclosures, listDisclosures);
  serve(kernel, contracts.getDisclosure, getDisclosure);
  serve(kernel, contracts.checkDisclosure, checkDisclosure);
  serve(kernel, contracts.listWalletDisclosures, listWalletDisclosures);
  serve(kernel, contracts.withdrawDisclosure, withdrawDisclosure);
  serve(kernel, contracts.lookUpDisclosure, lookUpDisclosure);
  mountProtocol(kernel);
};
