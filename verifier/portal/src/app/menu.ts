import type { MenuEntry } from '#shared/angular/layout/menu';

/** The rail, in order; an entry appears to who holds one of its permissions. The first one open is the home page. */
export const menu: readonly MenuEntry[] = [];
