import type { MenuEntry } from '#shared/angular/layout/menu';

/** The rail, in order; an entry appears to who holds one of its permissions. The first one open is the home page. */
export const menu: readonly MenuEntry[] = [
  { path: 'members', label: { fr: 'Équipe', en: 'Team' }, icon: 'group', permissions: ['member:invite:own'] },
  { path: 'organisation', label: { fr: 'Organisation', en: 'Organisation' }, icon: 'domain', permissions: ['organisation:read:own'] },
  { path: 'platform', label: { fr: 'Approbations', en: 'Approvals' }, icon: 'approval', permissions: ['organisation:approve:platform'] },
];
