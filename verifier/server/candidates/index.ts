import type { Module } from '#shared/server/module';
import { jobs } from './jobs.ts';
import { routes } from './routes.ts';

export { competenceNames, findAchievement } from './find-achievement.ts';
export { findProfileKey } from './find-profile-key.ts';
export { getOwnProfile } from './get-own-profile.ts';
export { recheckCandidates } from './recheck-candidates.ts';
export { recogniseWallet } from './recognise-wallet.ts';
export { walletKey } from './wallet-key.ts';

export const candidatesModule: Module = { name: 'candidates', routes, jobs };
