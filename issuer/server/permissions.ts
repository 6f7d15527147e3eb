import type { Permissions } from '#shared/server/kernel';

// `resource:action:scope`, as the contracts name them; a spec holds this list against every contract.
const member = [
  'organisation:read:own',
  'member:read:own',
  'catalogue:read:own',
  'training:read:own',
  'attendance:read:own',
  'competence:read:own',
  'credential:read:own',
  'endorsement:read:own',
] as const;

const trainer = [
  ...member,
  'attendance:record:assigned',
  'competence:validate:assigned',
  'credential:offer:assigned',
  'endorsement:decide:assigned',
] as const;

const manager = [
  ...trainer,
  'programme:write:own',
  'session:write:own',
  'enrolment:write:own',
  'attendance:correct:own',
  'completion:issue:own',
  'competence:withdraw:own',
  'credential:cancel:own',
  'credential:status:own',
  'contestation:answer:own',
  'endorsement:withdraw:own',
] as const;

const admin = [...manager, 'member:invite:own', 'organisation:update:own'] as const;

/** Which role of an organism may do what (`security.md` C3). The platform decides on organisations and enters none of them. */
export const permissions: Permissions = {
  trainer,
  manager,
  admin,
  platform: ['organisation:approve:platform'],
};
