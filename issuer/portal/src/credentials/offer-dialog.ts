import { Component, computed, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api } from '#shared/angular/api';
import { InstantPipe } from '#shared/angular/dates/dates.pipes';
import { CopyButton } from '#shared/angular/look/copy-button';
import { Qr } from '#shared/angular/look/qr';
import { mintOffer, type Issuance } from '#shared/contracts/issuer/credentials';

/** A QR code to scan and six digits to dictate: two channels, so that a photograph of the screen is not enough (security.md B7). */
@Component({
  selector: 'carnet-offer-dialog',
  imports: [CopyButton, InstantPipe, MatButton, MatDialogModule, Qr, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>
      {{ 'credentials.offerTitle' | transloco: { name: issuance.person.givenName + ' ' + issuance.person.familyName } }}
    </h2>
    <mat-dialog-content>
      @if (made(); as offer) {
        <p>{{ 'credentials.offerText' | transloco }}</p>
        <div class="desk">
          <carnet-qr [text]="offer.uri" />
          <p>
            <span class="small muted">{{ 'credentials.code' | transloco }}</span>
            <output>{{ offer.txCode.slice(0, 3) }}&nbsp;{{ offer.txCode.slice(3) }}</output>
            <span class="small muted">{{ 'credentials.until' | transloco: { time: (offer.expiresAt | instant: 'time') } }}</span>
          </p>
        </div>
        <p class="small muted">{{ 'credentials.link' | transloco }}</p>
        <carnet-copy-button [text]="offer.uri" />
      } @else if (refusal(); as why) {
        <p class="note note--check" role="alert">{{ why }}</p>
      }
    </mat-dialog-content>
    <mat-dialog-actions
      ><button matButton="filled" type="button" mat-dialog-close>{{ 'common.close' | transloco }}</button></mat-dialog-actions
    >
  `,
  styles: `
    .desk {
      display: flex;
      flex-wrap: wrap;
      gap: 24px;
      align-items: center;
    }
    .desk > p > * {
      display: block;
    }
    output {
      font: 600 3rem/1.2 var(--carnet-mono);
    }
  `,
})
export class OfferDialog {
  protected readonly issuance = inject<Issuance>(MAT_DIALOG_DATA);
  readonly #api = inject(Api);
  readonly #answer = resource({ loader: () => this.#api.call(mintOffer, { params: { issuanceId: this.issuance.id } }) });
  protected readonly made = computed(() => {
    const answer = this.#answer.value();
    return answer?.ok ? answer.data : null;
  });
  protected readonly refusal = computed(() => {
    const answer = this.#answer.value();
    return answer && !answer.ok ? answer.title : null;
  });
}
