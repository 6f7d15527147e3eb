import { Component, inject, input, output, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { ActionBar } from '#shared/angular/layout/action-bar';
import { PageHeader } from '#shared/angular/layout/page-header';
import { OpenForm } from '../vault/open-form.ts';
import { Safe } from '../vault/safe.ts';

/** The phrase or the passkey again before anything leaves: whoever holds the phone is not always the person (security.md B35). */
@Component({
  selector: 'carnet-unlock-prompt',
  imports: [ActionBar, MatButton, OpenForm, PageHeader, TranslocoPipe],
  template: `
    <carnet-page-header [heading]="(phrase.value() === false ? 'disclosure.unlock.passkey' : 'disclosure.unlock.title') | transloco" />
    <div class="page">
      <p>{{ 'disclosure.unlock.text' | transloco: { count: count(), name: name() } }}</p>
      <carnet-open-form
        [action]="'disclosure.unlock.confirm' | transloco"
        [working]="'disclosure.sending' | transloco"
        (opened)="unlocked.emit()"
      />
    </div>
    <carnet-action-bar>
      <button matButton type="button" (click)="closed.emit()">{{ 'common.back' | transloco }}</button>
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
  protected readonly phrase = resource({
    loader: async () => (await this.#safe.methods()).some(({ kind }) => kind === 'passphrase'),
  });
}
