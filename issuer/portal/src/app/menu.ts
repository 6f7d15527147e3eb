import type { MenuEntry } from '#shared/angular/layout/menu';

/** The rail, in order; an entry appears to who holds one of its permissions. The first one open is the home page. */
export const menu: readonly MenuEntry[] = [
  { path: 'attendance', label: { fr: 'Ma journée', en: 'My day' }, icon: 'today', permissions: ['attendance:read:own'] },
  { path: 'sessions', label: { fr: 'Sessions', en: 'Sessions' }, icon: 'groups', permissions: ['training:read:own'] },
  { path: 'competences', label: { fr: 'Compétences', en: 'Competences' }, icon: 'task_alt', permissions: ['competence:read:own'] },
  { path: 'credentials', label: { fr: 'Attestations', en: 'Credentials' }, icon: 'fact_check', permissions: ['credential:read:own'] },
  { path: 'endorsements', label: { fr: 'Expériences', en: 'Experiences' }, icon: 'work', permissions: ['endorsement:decide:assigned'] },
  { path: 'programmes', label: { fr: 'Formations', en: 'Programmes' }, icon: 'menu_book', permissions: ['programme:write:own'] },
  { path: 'members', label: { fr: 'Équipe', en: 'Team' }, icon: 'group', permissions: ['member:invite:own'] },
  {
    path: 'organisation',
    label: { fr: 'Organisation', en: 'Organisation' },
    icon: 'domain',
    permissions: ['organisation:read:own'],
    always: true,
  },
  {
    path: 'signing-keys',
    label: { fr: 'Clés de signature', en: 'Signing keys' },
    icon: 'ink_pen',
    permissions: ['organisation:update:own'],
    under: 'organisation',
  },
  { path: 'platform', label: { fr: 'Approbations', en: 'Approvals' }, icon: 'approval', permissions: ['organisation:approve:platform'] },
  {
    path: 'outside-issuers',
    label: { fr: 'Extérieurs', en: 'Outside' },
    icon: 'verified_user',
    permissions: ['organisation:approve:platform'],
  },
];
