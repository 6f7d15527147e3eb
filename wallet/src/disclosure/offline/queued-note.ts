import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { Words } from '#shared/angular/i18n/words';
import { Confirm } from '#shared/angular/notices/confirm';
import type { Sharing } from '../sharing.ts';
import { SharingsStore } from '../sharings-store.ts';

/** What waits for the network, and the way to cancel it before it goes; afterwards, what became of it. */
@Component({
  selector: 'carnet-queued-note',
  imports: [MatButton, MatIcon, TranslocoPipe],
  template: `
    @if (words(); as key) {
      <p class="note" [class.note--check]="waits()">
        <mat-icon [svgIcon]="waits() ? 'timer' : 'info'" />
        <span>{{ 'disclosure.queued.' + key | transloco: { name: sharing().to.name } }}</span>
      </p>
    }
    @if (waits()) {
      <button matButton="outlined" type="button" [disabled]="store.busy()" (click)="cancel()">
        {{ 'disclosure.queued.' + kind() + '.cancel' | transloco }}
      </button>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
      justify-items: start;
    }
    :host:empty {
      display: none;
    }
  `,
})
export class QueuedNote {
  readonly sharing = input.required<Sharing>();
  protected readonly store = inject(SharingsStore);
  readonly #words = inject(Words);
  readonly #confirm = inject(Confirm);
  protected readonly waits = computed(() => this.sharing().state === 'waiting' || this.sharing().told === 'waiting');
  protected readonly kind = computed(() => (this.sharing().state === 'refused' ? 'refusal' : 'answer'));
  protected readonly words = computed(() => {
    const { state, told } = this.sharing();
    if (state === 'refused') return told ? `refusal.${told}` : null;
    return state === 'waiting' || state === 'cancelled' ? `answer.${state}` : null;
  });

  protected async cancel(): Promise<void> {
    const { id, to } = this.sharing();
    const say = (key: string): string => this.#words.say(`disclosure.queued.${this.kind()}.${key}`, { name: to.name });
    const sure = await this.#confirm.ask({ heading: say('cancelTitle'), text: say('cancelText'), yes: say('cancel') });
    if (sure) await this.store.cancel(id);
  }
}
