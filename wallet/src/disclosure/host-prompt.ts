import { Component, computed, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import { ActionBar } from '#shared/angular/layout/action-bar';
import { PageHeader } from '#shared/angular/layout/page-header';

/** Nobody vouches for who asks: the address that the answer goes to is written by hand, so that it is read (security.md B6, B10). */
@Component({
  selector: 'carnet-host-prompt',
  imports: [ActionBar, MatButton, MatFormField, MatInput, MatLabel, PageHeader, TranslocoPipe],
  template: `
    <carnet-page-header [heading]="'disclosure.stranger.title' | transloco" />
    <form class="page" id="host" (submit)="confirm($event)">
      <p>{{ 'disclosure.stranger.text' | transloco }}</p>
      <p class="host figures">{{ host() }}</p>
      <mat-form-field appearance="outline" subscriptSizing="dynamic">
        <mat-label>{{ 'disclosure.stranger.label' | transloco }}</mat-label>
        <input
          #one
          matInput
          name="host"
          inputmode="url"
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
          maxlength="253"
          [value]="written()"
          (input)="written.set(one.value)"
        />
      </mat-form-field>
      <p class="note note--no">{{ 'disclosure.stranger.doubt' | transloco }}</p>
    </form>
    <carnet-action-bar>
      <button matButton="filled" type="submit" form="host" [disabled]="!same()">{{ 'disclosure.stranger.go' | transloco }}</button>
      <button matButton type="button" (click)="closed.emit()">{{ 'common.back' | transloco }}</button>
    </carnet-action-bar>
  `,
  styles: `
    .host {
      margin: 0;
      font: var(--mat-sys-title-large);
      overflow-wrap: anywhere;
    }
  `,
})
export class HostPrompt {
  /** In ASCII, so that no letter of another alphabet passes for one of ours (RFC 5891). */
  readonly host = input.required<string>();
  readonly named = output();
  readonly closed = output();
  protected readonly written = signal('');
  protected readonly same = computed(() => this.written().trim().toLowerCase() === this.host());

  protected confirm(event: Event): void {
    event.preventDefault();
    if (this.same()) this.named.emit();
  }
}
