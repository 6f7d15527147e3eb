import { getProfile as getProfileContract } from '#shared/contracts/verifier/candidates';
import * as contracts from '#shared/contracts/verifier/offers';
import type { Mount } from '#shared/server/kernel';
import { serve } from '#shared/server/serve';
import { getOffer } from './get-offer.ts';
import { getProfile } from './get-profile.ts';
import { listOffers } from './list-offers.ts';
import { listWalletJobOffers } from './list-wallet-job-offers.ts';
import { refuseJobOffer } from './refuse-job-offer.ts';
import { requestForOffer } from './request-for-offer.ts';
import { seeWalletJobOffer } from './see-wallet-job-offer.ts';
import { sendOffer } from './send-offer.ts';
import { withdrawOffer } from './withdraw-offer.ts';

export const routes: Mount = (kernel) => {
  serve(kernel, getProfileContract, getProfile);
  serve(kernel, contracts.sendOffer, sendOffer);
  serve(kernel, contracts.listOffers, listOffers);
  serve(kernel, contracts.getOffer, getOffer);
  serve(kernel, contracts.withdrawOffer, withdrawOffer);
  serve(kernel, contracts.listWalletJobOffers, listWalletJobOffers);
  serve(kernel, contracts.seeWalletJobOffer, seeWalletJobOffer);
  serve(kernel, contracts.requestForOffer, requestForOffer);
  serve(kernel, contracts.refuseJobOffer, refuseJobOffer);
};
