import type { CryptoPort } from '#shared/credentials/ports';
import { play, type Folder, type Outcome } from './cases.ts';
import { dcqlCases } from './dcql.ts';
import { protocolCases } from './protocols.ts';
import { sdJwtCases } from './sd-jwt.ts';
import { statusListCases } from './status-lists.ts';
import { vcJoseCases } from './vc-jose.ts';

/** Every case of the folder, one after the other. */
export const playAll = async (folder: Folder, crypto: CryptoPort): Promise<readonly Outcome[]> => {
  const outcomes: Outcome[] = [];
  const suites = [sdJwtCases, statusListCases, dcqlCases, vcJoseCases, protocolCases];
  for (const one of suites.flatMap((casesOf) => casesOf(folder))) outcomes.push(await play(one, crypto));
  return outcomes;
};
