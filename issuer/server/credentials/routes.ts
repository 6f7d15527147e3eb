import * as contracts from '#shared/contracts/issuer/credentials';
import type { Mount } from '#shared/server/kernel';
import { serve } from '#shared/server/serve';
import { cancelIssuance } from './cancel-issuance.ts';
import { confirmDelivery } from './confirm-delivery.ts';
import { listIssuances } from './list-issuances.ts';
import { listWalletIssuances } from './list-wallet-issuances.ts';
import { listWalletOffers } from './list-wallet-offers.ts';
import { mintOffer } from './mint-offer.ts';
import { mintWalletOffer } from './mint-wallet-offer.ts';
import { mountProtocol } from './protocol/mount.ts';

export const routes: Mount = (kernel) => {
  serve(kernel, contracts.listIssuances, listIssuances);
  serve(kernel, contracts.mintOffer, mintOffer);
  serve(kernel, contracts.cancelIssuance, cancelIssuance);
  serve(kernel, contracts.listWalletOffers, listWalletOffers);
  serve(kernel, contracts.mintWalletOffer, mintWalletOffer);
  serve(kernel, contracts.listWalletIssuances, listWalletIssuances);
  serve(kernel, contracts.confirmDelivery, confirmDelivery);
  mountProtocol(kernel);
};
