import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { DayPipe } from '#shared/angular/dates/dates.pipes';
import { Logo } from '#shared/angular/layout/logo';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Leaf } from '#shared/angular/look/leaf';
import { Level } from '#shared/angular/look/level';
import { ListStates } from '#shared/angular/states/list-states';
import { CardLeaf } from './card-leaf.ts';
import { CredentialsStore } from './credentials-store.ts';

/** Home of the wallet: what waits in the pink tray, then what is held, by programme. */
@Component({
  selector: 'carnet-credentials-page',
  imports: [CardLeaf, DayPipe, Leaf, Level, ListStates, Logo, MatButton, MatIcon, PageHeader, RouterLink, TranslocoPipe],
  templateUrl: './credentials-page.html',
  styleUrl: './credentials-page.scss',
  host: { '(window:scroll)': 'scrolled.set(scrolledFar())' },
})
export class CredentialsPage {
  protected readonly store = inject(CredentialsStore);
  /** The button to scan keeps only its icon once one reads on. */
  protected readonly scrolled = signal(false);
  protected readonly scrolledFar = (): boolean => scrollY > 48;

  constructor() {
    void this.store.load();
  }
}
