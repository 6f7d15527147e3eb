import { rotationMoved } from '#shared/contracts/signing-keys';
import type { Module } from '#shared/server/module';
import { on } from '#shared/server/reactions';
import { advanceRotation } from './advance-rotation.ts';
import { jobs } from './forget-unconfirmed.ts';
import { certificateJobs } from './renew-certificates.ts';
import { makeRoutes } from './routes.ts';
import type { Setting } from './setting.ts';

export { findOrganisation, findOrganisationBySlug, type KnownOrganisation } from './find-organisation.ts';
export { certificateHashOf } from './certificate-hash-of.ts';
export { badgeKeyOf, findBadgeKey } from './badge-key-of.ts';
export { keyOf } from './key-of.ts';
export { keysOf } from './keys-of.ts';
export { listKeyOf } from './list-key-of.ts';
export { requireApproved } from './require-approved.ts';
export { signingOf } from './signing-of.ts';
export { didOfSlug, type RegisteredNeeds, type Setting } from './setting.ts';

/** Organisms at the issuer, companies at the verifier: one module, mounted with what differs. */
export const makeOrganisationsModule = (setting: Setting): Module => ({
  name: 'organisations',
  routes: makeRoutes(setting),
  reactions: [on(rotationMoved, 'organisations.advance-rotation', advanceRotation(setting))],
  jobs: [...jobs, ...certificateJobs(setting)],
});
