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
}

export const MENU = new InjectionToken<readonly MenuEntry[]>('the entries of the menu');

/** The entries a person may open. */
export const openEntries = (menu: readonly MenuEntry[], can: (permission: string) => boolean): readonly MenuEntry[] =>
  menu.filter(({ permissions }) => !permissions || permissions.some(can));
