import { Component, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import { ActionBar } from '#shared/angular/layout/action-bar';
import { PageHeader } from '#shared/angular/layout/page-header';

/** The number beside the code on the other screen: a code that came by message has none, and is not answered (security.md B11). */
@Component({
  selector: 'carnet-number-prompt',
  imports: [ActionBar, MatButton, MatFormField, MatInput, MatLabel, PageHeader, TranslocoPipe],
  template: `
    <carnet-page-header [heading]="'disclosure.number.title' | transloco" />
    <form class="page" id="number" (submit)="confirm($event)">
      <p>{{ 'disclosure.number.text' | transloco: { name: name() } }}</p>
      <mat-form-field appearance="outline" subscriptSizing="dynamic">
        <mat-label>{{ 'disclosure.number.label' | transloco }}</mat-label>
        <input
          #one
          matInput
          name="number"
          inputmode="numeric"
          autocomplete="off"
          maxlength="2"
          [value]="number()"
          (input)="number.set(one.value)"
        />
      </mat-form-field>
      <p class="note">{{ 'disclosure.number.none' | transloco }}</p>
    </form>
    <carnet-action-bar>
      <button matButton="filled" type="submit" form="number" [disabled]="!whole()">{{ 'disclosure.number.go' | transloco }}</button>
      <button matButton type="button" (click)="closed.emit()">{{ 'common.back' | transloco }}</button>
    </carnet-action-bar>
  `,
})
export class NumberPrompt {
  readonly name = input.required<string>();
  readonly read = output<string>();
  readonly closed = output();
  protected readonly number = signal('');
  protected readonly whole = (): boolean => /^\d{2}$/u.test(this.number().trim());

  protected confirm(event: Event): void {
    event.preventDefault();
    if (this.whole()) this.read.emit(this.number().trim());
  }
}
