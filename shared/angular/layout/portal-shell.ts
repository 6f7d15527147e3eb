import { Component, computed, effect, ElementRef, inject, input, signal, untracked, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatIcon } from '@angular/material/icon';
import { NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { filter } from 'rxjs';
import { Api } from '../api.ts';
import { Badges } from '../badges.ts';
import { Language } from '../i18n/language.ts';
import { Session } from '../session.ts';
import { portalIcons } from '../icons/portal-icons.ts';
import { Icons } from '../icons/provide-icons.ts';
import { Failure } from '../states/failure.ts';
import { AccountPanel } from './account-panel.ts';
import { LoadingBar } from './loading-bar.ts';
import { Logo } from './logo.ts';
import { currentIn, openEntries, type MenuEntry } from './menu.ts';
import { OfflineBand } from './offline-band.ts';
import { SkipLink } from './skip-link.ts';

/** The frame of a portal: a rail, below 900 px a bottom bar with four entries and "Plus"; the pages stand in its outlet. */
@Component({
  selector: 'carnet-portal-shell',
  imports: [AccountPanel, Failure, LoadingBar, Logo, MatIcon, OfflineBand, RouterLink, RouterOutlet, SkipLink, TranslocoPipe],
  templateUrl: './portal-shell.html',
  styleUrl: './portal-shell.scss',
})
export class PortalShell {
  readonly menu = input.required<readonly MenuEntry[]>();
  protected readonly session = inject(Session);
  readonly #address = signal(inject(Router).url);
  readonly #approved = computed(() => (this.session.organisation()?.state ?? 'approved') === 'approved');
  protected readonly badges = inject(Badges);
  protected readonly locale = inject(Language).current;
  protected readonly entries = computed(() => openEntries(this.menu(), this.session.can, this.#approved()));
  protected readonly overflow = computed(() => this.entries().slice(4));
  protected readonly panel = viewChild.required<ElementRef<HTMLElement>>('panel');

  constructor() {
    const router = inject(Router);
    const api = inject(Api);
    inject(Icons).add(portalIcons);
    router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        takeUntilDestroyed(),
      )
      .subscribe(() => {
        this.#address.set(router.url);
        this.panel().nativeElement.hidePopover();
      });
    effect(() => {
      if (api.signedOut() > 0 && untracked(this.session.signedIn)) {
        this.session.forget();
        void router.navigate(['/sign-in'], { queryParams: { next: router.url } });
      }
    });
  }

  protected current(entry: MenuEntry): 'page' | 'true' | null {
    return currentIn(this.menu(), entry, this.#address());
  }
}
