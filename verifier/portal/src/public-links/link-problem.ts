import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import type { LinkState } from './link-store.ts';

const icons: Readonly<Partial<Record<LinkState, string>>> = { 'no-key': 'link', 'wrong-key': 'lock', gone: 'event_busy' };

/** Why nothing is shown, and what the reader may do about it. It never says anything of the person. */
@Component({
  selector: 'carnet-link-problem',
  imports: [MatButton, MatIcon, TranslocoPipe],
  template: `
    <div role="alert">
      <span class="big"><mat-icon [svgIcon]="icon()" /></span>
      <h1>{{ 'links.problem.' + word() + '.title' | transloco }}</h1>
      <p>{{ 'links.problem.' + word() + '.text' | transloco }}</p>
    </div>
    @if (state() === 'failed') {
      <button matButton="filled" type="button" (click)="retry.emit()">
        <mat-icon svgIcon="refresh" />{{ 'common.retry' | transloco }}
      </button>
    }
  `,
  styleUrl: './link-problem.scss',
})
export class LinkProblem {
  readonly state = input.required<LinkState>();
  readonly offline = input(false);
  readonly retry = output();
  protected readonly word = computed(() => (this.state() === 'failed' && this.offline() ? 'offline' : this.state()));
  protected readonly icon = computed(() => icons[this.state()] ?? (this.offline() ? 'cloud_off' : 'sync_problem'));
}
