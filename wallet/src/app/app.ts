import { afterNextRender, Component, inject, Injector } from '@angular/core';
import { WalletShell } from '#shared/angular/layout/wallet-shell';
import { menu } from './menu.ts';

@Component({ selector: 'carnet-root', imports: [WalletShell], template: '<carnet-wallet-shell [menu]="menu" />' })
export class App {
  protected readonly menu = menu;

  constructor() {
    const injector = inject(Injector);
    // Once the first screen is there: what works in the background is no part of what opens.
    afterNextRender(() => void import('./background.ts').then(({ Background }) => injector.get(Background)));
  }
}
