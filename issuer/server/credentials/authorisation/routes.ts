import * as contracts from '#shared/contracts/issuer/authorisations';
import type { Mount } from '#shared/server/kernel';
import { serve } from '#shared/server/serve';
import { consentToAuthorisation, refuseAuthorisation } from './answer-authorisation.ts';
import { confirmDigits } from './confirm-digits.ts';
import { describeAuthorisation } from './describe-authorisation.ts';
import { sendDigits } from './send-digits.ts';

/** The organism's authorization page. The protocol's own endpoints are in protocol/. */
export const authorisationRoutes: Mount = (kernel) => {
  serve(kernel, contracts.describeAuthorisation, describeAuthorisation);
  serve(kernel, contracts.sendAuthorisationDigits, sendDigits);
  serve(kernel, contracts.confirmAuthorisationDigits, confirmDigits);
  serve(kernel, contracts.consentToAuthorisation, consentToAuthorisation);
  serve(kernel, contracts.refuseAuthorisation, refuseAuthorisation);
};
