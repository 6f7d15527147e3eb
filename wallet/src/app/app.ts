import { Component } from '@angular/core';
import { WalletShell } from '#shared/angular/layout/wallet-shell';
import { menu } from './menu.ts';

@Component({ selector: 'carnet-root', imports: [WalletShell], template: '<carnet-wallet-shell [menu]="menu" />' })
export class App {
  protected readonly menu = menu;
}
