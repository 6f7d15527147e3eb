import { afterNextRender, Component, inject, Injector } from '@angular/core';
import { WalletShell } from '#shared/angular/layout/wallet-shell';
import { Install } from '../me/install.ts';
import { menu } from './menu.ts';

@Component({ selector: 'carnet-root', imports: [WalletShell], template: '<carnet-wallet-shell [menu]="menu" />' })
export class App {
  protected readonly menu = menu;

  constructor() {
    const injector = inject(Injector);
    inject(Install); // the browser offers it once, perhaps before any page asks
    // Once the first screen is there: what works in the background is no part of what opens.
    afterNextRender(() => void import('./background.ts').then(({ Background }) => injector.get(Background)));
  }
}
