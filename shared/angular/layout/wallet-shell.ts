import { Component, inject, input } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatIcon } from '@angular/material/icon';
import { ActivatedRoute, NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { filter, map } from 'rxjs';
import { Badges } from '../badges.ts';
import { Connectivity } from '../connectivity.ts';
import { Chrome } from '../chrome.ts';
import { Language } from '../i18n/language.ts';
import { Icons } from '../icons/provide-icons.ts';
import { walletIcons } from '../icons/wallet-icons.ts';
import { LoadingBar } from './loading-bar.ts';
import type { MenuEntry } from './menu.ts';
import { OfflineBand } from './offline-band.ts';
import { SkipLink } from './skip-link.ts';

const deepest = (route: ActivatedRoute): ActivatedRoute => (route.firstChild ? deepest(route.firstChild) : route);

/** The frame of the wallet: one column and tabs below. A page with an action bar, or with `data: { bare: true }` on its route, has no tabs. */
@Component({
  selector: 'carnet-wallet-shell',
  imports: [LoadingBar, MatIcon, OfflineBand, RouterLink, RouterLinkActive, RouterOutlet, SkipLink, TranslocoPipe],
  templateUrl: './wallet-shell.html',
  styleUrl: './wallet-shell.scss',
})
export class WalletShell {
  readonly menu = input.required<readonly MenuEntry[]>();
  protected readonly badges = inject(Badges);
  protected readonly chrome = inject(Chrome);
  protected readonly locale = inject(Language).current;
  readonly #router = inject(Router);
  protected readonly bare = toSignal(
    this.#router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => deepest(this.#router.routerState.root).snapshot.data['bare'] === true),
    ),
    { initialValue: true },
  );

  constructor() {
    inject(Icons).add(walletIcons);
    void inject(Connectivity).watch('/config.json');
  }
}
