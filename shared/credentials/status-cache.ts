/** Token Status Lists, as verifiers keep them. */
import { makeListCache, type ListAnswer, type ListCache, type ListPorts, type ListReader } from './list-cache.ts';
import { verifyStatusListToken, type VerifiedStatusList } from './status-token.ts';

export type StatusListAnswer = ListAnswer<VerifiedStatusList>;
export type StatusReader = ListReader<VerifiedStatusList>;
export type StatusCache = ListCache<VerifiedStatusList>;

export const makeStatusCache = (ports: ListPorts): StatusCache =>
  makeListCache({ accept: 'application/statuslist+jwt', verify: verifyStatusListToken }, ports);
