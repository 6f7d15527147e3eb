import { Component, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Safe } from '../vault/safe.ts';
import { Steps } from './steps.ts';

/** Third screen: what happens when the phrase or the device is lost, said while something can still be done about it. May be put off, with a reminder. */
@Component({
  selector: 'carnet-backup-hint-page',
  imports: [MatButton, MatCheckbox, PageHeader, Steps, TranslocoPipe],
  template: `
    <carnet-steps [at]="3" />
    <div class="middle">
      <carnet-page-header [heading]="(phrase.value() === false ? 'start.backup.passkeyTitle' : 'start.backup.title') | transloco" />
      <p class="stub">{{ (phrase.value() === false ? 'start.backup.passkeyText' : 'start.backup.text') | transloco }}</p>
      <mat-checkbox [checked]="done()" (change)="done.set($event.checked)">{{
        (phrase.value() === false ? 'start.backup.passkeyDone' : 'start.backup.done') | transloco
      }}</mat-checkbox>
    </div>
    <div class="end">
      <button matButton="filled" type="button" [disabled]="!done()" (click)="go(false)">{{ 'start.backup.continue' | transloco }}</button>
      <button matButton type="button" (click)="go(true)">{{ 'start.backup.later' | transloco }}</button>
    </div>
  `,
  styleUrl: './start.scss',
})
export class BackupHintPage {
  readonly #safe = inject(Safe);
  readonly #router = inject(Router);
  protected readonly done = signal(false);
  protected readonly phrase = resource({
    loader: async () => (await this.#safe.methods()).some(({ kind }) => kind === 'passphrase'),
  });

  protected async go(remind: boolean): Promise<void> {
    const { store } = await this.#safe.wallet();
    await store.write([{ room: 'settings', id: 'remind-phrase', value: remind }]);
    await this.#router.navigate(['/join'], { replaceUrl: true });
  }
}
