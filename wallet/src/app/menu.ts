import type { MenuEntry } from '#shared/angular/layout/menu';

/** The tabs, in order. */
export const menu: readonly MenuEntry[] = [
  { path: 'credentials', label: { fr: 'Carnet', en: 'Wallet' }, icon: 'wallet' },
  { path: 'offers', label: { fr: 'Propositions', en: 'Offers' }, icon: 'work' },
  { path: 'training', label: { fr: 'Formation', en: 'Training' }, icon: 'school' },
  { path: 'me', label: { fr: 'Moi', en: 'Me' }, icon: 'person' },
];
