import { InjectionToken } from '@angular/core';

/** One entry of the rail, of the bottom bar, or of the wallet's tabs. */
export interface MenuEntry {
  /** First segment of the feature's route: `sessions`. */
  readonly path: string;
  readonly label: { readonly fr: string; readonly en: string };
  /** An icon of `shared/angular/icons`; its `-fill` twin marks the current entry. */
  readonly icon: string;
  /** Shown to who holds one of these; to everyone signed in when absent. */
  readonly permissions?: readonly string[];
  /** Open to an organisation that waits, was refused or is suspended: its own file. */
  readonly always?: true;
  /** A setting: it stands on the page of that entry instead of in the rail. */
  readonly under?: string;
}

export const MENU = new InjectionToken<readonly MenuEntry[]>('the entries of the menu');

const isOpen = ({ permissions, always }: MenuEntry, can: (permission: string) => boolean, approved: boolean): boolean =>
  (approved || always === true) && (!permissions || permissions.some(can));

/** The entries a person may open; of an organisation that is not approved, only those that say so. */
export const openEntries = (menu: readonly MenuEntry[], can: (permission: string) => boolean, approved = true): readonly MenuEntry[] =>
  menu.filter((entry) => !entry.under && isOpen(entry, can, approved));

/** Whether that address stands in the entry: `page` in its own pages, `true` in those of a setting that stands on it. */
export const currentIn = (menu: readonly MenuEntry[], { path }: MenuEntry, address: string): 'page' | 'true' | null => {
  const [place = ''] = address.slice(1).split(/[/?#]/u);
  if (place === path) return 'page';
  return menu.some((one) => one.path === place && one.under === path) ? 'true' : null;
};

/** The settings a person may open from the page of an entry. */
export const openUnder = (
  menu: readonly MenuEntry[],
  path: string,
  can: (permission: string) => boolean,
  approved = true,
): readonly MenuEntry[] => menu.filter((entry) => entry.under === path && isOpen(entry, can, approved));
