/** Bitstring Status Lists, as verifiers keep them. */
import { verifyBitstringToken, type VerifiedBitstring } from './bitstring-token.ts';
import { makeListCache, type ListAnswer, type ListPorts, type ListReader } from './list-cache.ts';

export type BitstringAnswer = ListAnswer<VerifiedBitstring>;
export type BitstringReader = ListReader<VerifiedBitstring>;

export const makeBitstringCache = (ports: ListPorts): BitstringReader =>
  makeListCache({ accept: 'application/vc+jwt, application/jwt', verify: verifyBitstringToken }, ports);
