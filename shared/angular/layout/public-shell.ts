import { Component } from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';
import { LoadingBar } from './loading-bar.ts';
import { Logo } from './logo.ts';
import { OfflineBand } from './offline-band.ts';
import { Preferences } from './preferences.ts';
import { SkipLink } from './skip-link.ts';

/** The frame of pages anyone may open (sign-in, sign-up, verification): no navigation, 1040 px at most, language and appearance at the foot. */
@Component({
  selector: 'carnet-public-shell',
  imports: [LoadingBar, Logo, OfflineBand, Preferences, RouterLink, RouterOutlet, SkipLink],
  template: `
    <carnet-skip-link />
    <header>
      <a routerLink="/" aria-label="Carnet"><carnet-logo /></a>
    </header>
    <carnet-offline-band />
    <main id="content" tabindex="-1">
      <carnet-loading-bar />
      <router-outlet />
    </main>
    <footer class="no-print"><carnet-preferences /></footer>
  `,
  styles: `
    :host {
      --carnet-page-gutter: 0;
      display: flex;
      flex-direction: column;
      box-sizing: border-box;
      max-width: calc(1040px + 2 * var(--carnet-gutter));
      min-height: 100vh;
      min-height: 100dvh;
      margin: 0 auto;
      padding: 0 var(--carnet-gutter) 24px;
    }
    header {
      display: flex;
      align-items: center;
      min-height: 72px;
    }
    header a {
      text-decoration: none;
      border-radius: var(--mat-sys-corner-small);
    }
    main {
      flex: 1;
      min-width: 0;
    }
    main:focus {
      outline: none;
    }
    footer {
      margin-top: 40px;
      padding-top: 20px;
      border-top: 2px dotted var(--carnet-perforation);
    }
    carnet-preferences {
      grid-template-columns: repeat(auto-fit, minmax(min(220px, 100%), 300px));
    }
  `,
})
export class PublicShell {}
