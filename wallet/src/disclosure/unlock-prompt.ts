import { Component, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import { ActionBar } from '#shared/angular/layout/action-bar';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Safe } from '../vault/safe.ts';

/** The phrase again before anything leaves: whoever holds the phone is not always the person (security.md B35). */
@Component({
  selector: 'carnet-unlock-prompt',
  imports: [ActionBar, MatButton, MatFormField, MatInput, MatLabel, PageHeader, TranslocoPipe],
  template: `
    <carnet-page-header [heading]="'disclosure.unlock.title' | transloco" />
    <form class="page" id="share" (submit)="confirm($event)">
      <p>{{ 'disclosure.unlock.text' | transloco: { count: count(), name: name() } }}</p>
      <mat-form-field appearance="outline" subscriptSizing="dynamic">
        <mat-label>{{ 'disclosure.unlock.label' | transloco }}</mat-label>
        <input
          #one
          matInput
          name="phrase"
          type="password"
          autocomplete="current-password"
          autocapitalize="none"
          [value]="phrase()"
          (input)="phrase.set(one.value)"
        />
      </mat-form-field>
      <div aria-live="assertive">
        @if (wrong()) {
          <p class="note note--check">
            {{ (seconds() > 0 ? 'disclosure.unlock.wait' : 'disclosure.unlock.wrong') | transloco: { seconds: seconds() } }}
          </p>
        }
      </div>
    </form>
    <carnet-action-bar>
      <button matButton="filled" type="submit" form="share" [disabled]="!phrase() || busy()">
        {{ (busy() ? 'disclosure.sending' : 'disclosure.unlock.confirm') | transloco }}
      </button>
      <button matButton type="button" [disabled]="busy()" (click)="closed.emit()">{{ 'common.back' | transloco }}</button>
    </carnet-action-bar>
  `,
})
export class UnlockPrompt {
  readonly count = input.required<number>();
  /** Who will receive. */
  readonly name = input.required<string>();
  readonly unlocked = output();
  readonly closed = output();
  readonly #safe = inject(Safe);
  protected readonly phrase = signal('');
  protected readonly busy = signal(false);
  protected readonly wrong = signal(false);
  protected readonly seconds = signal(0);

  protected async confirm(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.busy.set(true);
    const answer = await this.#safe.unlock(this.phrase()).catch(() => ({ ok: false, waitMs: 0 }) as const);
    if (answer.ok) return this.unlocked.emit();
    this.busy.set(false);
    this.phrase.set('');
    this.seconds.set(Math.ceil(answer.waitMs / 1000));
    this.wrong.set(true);
  }
}
