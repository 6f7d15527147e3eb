import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { shortCode, type Refused } from '../api.ts';

/** What happened, what was kept, what to do, and the short code to quote. */
@Component({
  selector: 'carnet-failure',
  imports: [MatButton, MatIcon, RouterLink, TranslocoPipe],
  template: `
    <div role="alert">
      <span class="big"><mat-icon [svgIcon]="refusal()?.code === 'offline' ? 'cloud_off' : 'sync_problem'" /></span>
      @if (level() === 1) {
        <h1>{{ heading() ?? (title() | transloco) }}</h1>
      } @else {
        <h2>{{ heading() ?? (title() | transloco) }}</h2>
      }
      @if (refusal(); as why) {
        @if (why.code !== 'offline' && !gone()) {
          <p>{{ why.title }}</p>
        }
      }
      <p>{{ gone() ? ('common.failed.goneText' | transloco) : (kept() ?? ('common.failed.kept' | transloco)) }}</p>
    </div>
    <div>
      @if (gone()) {
        <a matButton="filled" routerLink="/">{{ 'common.notFound.home' | transloco }}</a>
      } @else {
        <button matButton="filled" type="button" (click)="retry.emit()">
          <mat-icon svgIcon="refresh" />{{ 'common.retry' | transloco }}
        </button>
      }
      <ng-content />
    </div>
    @if (code(); as short) {
      <p class="code">{{ 'common.failed.code' | transloco: { code: short } }}</p>
    }
  `,
  styleUrl: './message.scss',
})
export class Failure {
  readonly refusal = input<Refused | null>(null);
  readonly heading = input<string>();
  /** What was kept: "Vos preuves sont intactes sur ce téléphone." */
  readonly kept = input<string>();
  /** Heading level: 1 when it stands for the whole page. */
  readonly level = input<1 | 2>(2);
  readonly retry = output();
  /** Nothing stands there: trying again would change nothing. */
  protected readonly gone = computed(() => this.refusal()?.code === 'not-found');
  protected readonly title = computed(() => {
    if (this.gone()) return 'common.failed.gone';
    return this.refusal()?.code === 'offline' ? 'common.failed.offline' : 'common.failed.title';
  });
  protected readonly code = computed(() => {
    const refusal = this.refusal();
    return refusal && refusal.code !== 'offline' ? shortCode(refusal) : null;
  });
}
