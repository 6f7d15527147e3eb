import { Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Words } from '../i18n/words.ts';

/** Copies a text and says whether it did, in the button and to screen readers. */
@Component({
  selector: 'carnet-copy-button',
  imports: [MatButton, MatIcon],
  template: `
    <button matButton="outlined" type="button" (click)="copy()">
      <mat-icon [svgIcon]="done() === 'copied' ? 'check' : 'content_copy'" />{{ words.say('common.' + done()) }}
    </button>
    <span class="cdk-visually-hidden" role="status">{{ done() === 'copy' ? '' : words.say('common.' + done()) }}</span>
  `,
})
export class CopyButton {
  readonly text = input.required<string>();
  protected readonly words = inject(Words);
  protected readonly done = signal<'copy' | 'copied' | 'copyFailed'>('copy');

  protected async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text());
      this.done.set('copied');
      setTimeout(() => this.done.set('copy'), 4000);
    } catch {
      this.done.set('copyFailed');
    }
  }
}
