import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { ActivatedRoute } from '@angular/router';
import { Location } from '@angular/common';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api } from '#shared/angular/api';
import { finishPresentation, followPresentation } from '#shared/contracts/verifier/presentations';
import { forgetSession, keptSession } from './session.ts';

type Ending = 'finishing' | 'received' | 'other-browser' | 'refused' | 'nothing' | 'failed';

/** Where the wallet sends the person back to: only the browser that began brings the answer in (OpenID4VP 1.0 section 14.2). */
@Component({
  selector: 'carnet-back-page',
  imports: [MatButton, MatIcon, TranslocoPipe],
  template: `
    <div class="page" role="status">
      <mat-icon
        class="mark"
        [svgIcon]="ending() === 'received' ? 'check_circle-fill' : ending() === 'finishing' ? 'hourglass_top' : 'info'"
      />
      <h1>{{ 'presentations.back.' + ending() + '.title' | transloco }}</h1>
      <p>{{ 'presentations.back.' + ending() + '.text' | transloco: { company: company() } }}</p>
      @if (ending() === 'failed') {
        <button matButton="filled" type="button" (click)="finish()">{{ 'common.retry' | transloco }}</button>
      }
    </div>
  `,
  styles: `
    .page {
      display: grid;
      gap: 16px;
      justify-items: center;
      max-width: 34rem;
      margin: 0 auto;
      text-align: center;
    }
    h1 {
      font: var(--mat-sys-headline-medium);
    }
    p {
      margin: 0;
    }
    .mark {
      width: 64px;
      height: 64px;
    }
  `,
})
export class BackPage {
  readonly #api = inject(Api);
  readonly #code = inject(ActivatedRoute).snapshot.fragment ?? '';
  protected readonly ending = signal<Ending>('finishing');
  protected readonly company = signal('');

  constructor() {
    // The code is of one use, and has no business in the history.
    inject(Location).replaceState('/p/back');
    void this.finish();
  }

  protected async finish(): Promise<void> {
    this.ending.set('finishing');
    const session = keptSession();
    const answer = await this.#api.call(finishPresentation, { body: { session, responseCode: this.#code } });
    if (!answer.ok) return this.ending.set(answer.code === 'invalid-request' ? 'nothing' : 'failed');
    this.company.set(answer.data.company ?? '');
    if (answer.data.outcome === 'nothing' && session) return this.#look(session);
    this.ending.set(answer.data.outcome);
    if (answer.data.outcome === 'received') forgetSession();
  }

  /** After a refusal in the wallet nothing is brought back: what this browser began says so. */
  async #look(session: string): Promise<void> {
    const state = await this.#api.call(followPresentation, { body: { session } });
    if (state.ok) this.company.set(state.data.company);
    this.ending.set(
      state.ok && state.data.state === 'answered' ? 'received' : state.ok && state.data.state === 'refused' ? 'refused' : 'nothing',
    );
  }
}
