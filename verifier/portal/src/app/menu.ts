import type { MenuEntry } from '#shared/angular/layout/menu';

/** The rail, in order; an entry appears to who holds one of its permissions. The first one open is the home page. */
export const menu: readonly MenuEntry[] = [
  { path: 'candidates', label: { fr: 'Recherche', en: 'Search' }, icon: 'search', permissions: ['candidate:search:own'] },
  { path: 'offers', label: { fr: 'Propositions', en: 'Offers' }, icon: 'send', permissions: ['offer:read:own'] },
  { path: 'disclosures', label: { fr: 'Reçus', en: 'Received' }, icon: 'inbox', permissions: ['disclosure:read:own'] },
  { path: 'erasures', label: { fr: 'Effacements', en: 'Erasures' }, icon: 'history', permissions: ['erasure:answer:own'] },
  { path: 'receipts', label: { fr: 'Accords', en: 'Consents' }, icon: 'verified_user', permissions: ['disclosure:read:own'] },
  { path: 'notifications', label: { fr: 'Notifications', en: 'Notifications' }, icon: 'mail', permissions: ['notification:read:own'] },
  { path: 'members', label: { fr: 'Équipe', en: 'Team' }, icon: 'group', permissions: ['member:invite:own'] },
  {
    path: 'organisation',
    label: { fr: 'Organisation', en: 'Organisation' },
    icon: 'domain',
    permissions: ['organisation:read:own'],
    always: true,
  },
  {
    path: 'needs',
    label: { fr: 'Besoins déclarés', en: 'Declared needs' },
    icon: 'fact_check',
    permissions: ['organisation:update:own'],
    under: 'organisation',
  },
  {
    path: 'api-keys',
    label: { fr: 'Clés d’accès', en: 'Access keys' },
    icon: 'key',
    permissions: ['api-key:manage:own'],
    under: 'organisation',
  },
  {
    path: 'signing-keys',
    label: { fr: 'Clés de signature', en: 'Signing keys' },
    icon: 'ink_pen',
    permissions: ['organisation:update:own'],
    under: 'organisation',
  },
  { path: 'platform', label: { fr: 'Approbations', en: 'Approvals' }, icon: 'approval', permissions: ['organisation:approve:platform'] },
  { path: 'declared-needs', label: { fr: 'Besoins', en: 'Needs' }, icon: 'task_alt', permissions: ['organisation:approve:platform'] },
  { path: 'reports', label: { fr: 'Signalements', en: 'Reports' }, icon: 'fact_check', permissions: ['report:handle:platform'] },
];
