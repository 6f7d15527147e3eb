import * as contract from '#shared/contracts/issuer/catalogue';
import type { Mount } from '#shared/server/kernel';
import { serve } from '#shared/server/serve';
import { getOccupation } from './get-occupation.ts';
import { searchCompetences } from './search-competences.ts';
import { searchOccupations } from './search-occupations.ts';

export const routes: Mount = (kernel) => {
  serve(kernel, contract.searchOccupations, searchOccupations);
  serve(kernel, contract.getOccupation, getOccupation);
  serve(kernel, contract.searchCompetences, searchCompetences);
  serve(kernel, contract.searchWalletCompetences, searchCompetences);
};
