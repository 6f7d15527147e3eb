import type { Permissions } from '#shared/server/kernel';

// `resource:action:scope`, as the contracts name them; a spec holds this list against every contract.
const recruiter = [
  'organisation:read:own',
  'member:read:own',
  'candidate:search:own',
  'disclosure:request:own',
  'disclosure:read:own',
  'erasure:answer:own',
  'offer:send:own',
  'offer:read:own',
  'notification:read:own',
] as const;

const admin = [...recruiter, 'member:invite:own', 'organisation:update:own', 'api-key:manage:own'] as const;

/** Which role of a company may do what (`security.md` C3). The platform decides on companies and enters none of them. */
export const permissions: Permissions = {
  recruiter,
  admin,
  platform: ['organisation:approve:platform', 'report:handle:platform'],
};
