import { Component, computed, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { MatProgressBar } from '@angular/material/progress-bar';
import { TranslocoPipe } from '@jsverse/transloco';
import { passphraseWeakness } from './passphrase.ts';

/** A phrase chosen twice, its rule said while it is typed. `words` is the scope of its words. */
@Component({
  selector: 'carnet-new-phrase',
  imports: [MatButton, MatFormField, MatIcon, MatInput, MatLabel, MatProgressBar, TranslocoPipe],
  template: `
    <form class="stack" (submit)="choose($event)">
      <mat-form-field appearance="outline" subscriptSizing="dynamic">
        <mat-label>{{ words() + '.label' | transloco }}</mat-label>
        <input
          #one
          matInput
          name="new-phrase"
          type="password"
          autocomplete="new-password"
          autocapitalize="none"
          (input)="phrase.set(one.value)"
        />
      </mat-form-field>
      <p class="small said" aria-live="polite">
        @if (phrase()) {
          <mat-icon class="small-icon" [svgIcon]="weakness() ? 'info' : 'check_circle-fill'" />{{
            words() + '.' + (weakness() ?? 'strong') | transloco
          }}
        }
      </p>
      <mat-form-field appearance="outline" subscriptSizing="dynamic">
        <mat-label>{{ words() + '.again' | transloco }}</mat-label>
        <input
          #two
          matInput
          name="new-phrase-again"
          type="password"
          autocomplete="new-password"
          autocapitalize="none"
          (input)="again.set(two.value)"
        />
      </mat-form-field>
      <p class="small said" aria-live="polite">{{ differs() ? (words() + '.differs' | transloco) : '' }}</p>
      <button matButton="filled" type="submit" [disabled]="!ready() || busy()">{{ busy() ? working() : action() }}</button>
      @if (busy()) {
        <mat-progress-bar mode="indeterminate" [attr.aria-label]="working()" />
      }
    </form>
  `,
  styles: `
    .said {
      display: flex;
      gap: 6px;
      align-items: center;
      min-height: 20px;
      margin: 0;
    }
  `,
})
export class NewPhrase {
  readonly words = input.required<string>();
  readonly action = input.required<string>();
  readonly working = input.required<string>();
  readonly busy = input(false);
  readonly chosen = output<string>();
  protected readonly phrase = signal('');
  protected readonly again = signal('');
  protected readonly weakness = computed(() => passphraseWeakness(this.phrase()));
  protected readonly differs = computed(() => this.again().length > 0 && !this.phrase().startsWith(this.again()));
  protected readonly ready = computed(() => this.weakness() === null && this.again() === this.phrase());

  protected choose(event: Event): void {
    event.preventDefault();
    if (this.ready() && !this.busy()) this.chosen.emit(this.phrase());
  }
}
