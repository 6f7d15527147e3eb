import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { DayPipe, InstantPipe } from '#shared/angular/dates/dates.pipes';
import { instantText } from '#shared/angular/dates/instant-text';
import { Language } from '#shared/angular/i18n/language';
import { Words } from '#shared/angular/i18n/words';
import { EvidenceCheck } from '#shared/angular/look/evidence-check';
import { offlineAudience } from '#shared/credentials/offline-presentation';
import { checkNames } from '#shared/credentials/report';
import { Proof } from '../verification/proof.ts';
import type { CheckedDocument } from './check-documents.ts';
import { RegistryIdentity } from './registry-identity.ts';
import { shownDocument } from './shown-document.ts';

/** Of what was shown on the spot: the person can make it anew, or one of the two clocks is wrong. */
const mistimed = new Set(['binding-too-old', 'binding-in-future']);

/** One checked document: leaf, what it shows, who signed, and the ladder of checks with what each proves. */
@Component({
  selector: 'carnet-document-view',
  imports: [DayPipe, EvidenceCheck, InstantPipe, Proof, RegistryIdentity, TranslocoPipe],
  template: `
    <carnet-proof [proof]="proof()" [notes]="notes()" [said]="said()">
      @if (checked().document.contestedOn; as day) {
        <p class="note note--check">
          <span>{{ 'verify.contested' | transloco: { day: (day | day: 'longDate') } }}</span>
        </p>
      }
      @if (checked().besideDeclaration) {
        <p class="note">
          <span>{{ 'verify.besideDeclaration' | transloco }}</span>
        </p>
      }
      <carnet-registry-identity [checked]="checked()" />
      @if (checked().document.report.payload; as payload) {
        <carnet-evidence-check [payload]="payload" />
      }
      <section>
        <h3>{{ 'verify.about' | transloco }}</h3>
        <dl class="paper lines">
          @if (checked().found.from; as file) {
            <div>
              <dt>{{ 'verify.fromFile' | transloco }}</dt>
              <dd>{{ file }}</dd>
            </div>
          }
          <div>
            <dt>{{ 'verify.format' | transloco }}</dt>
            <dd>{{ 'verify.formats.' + checked().document.format | transloco }}</dd>
          </div>
          @if (checked().document.presented; as presented) {
            <div>
              <dt>{{ 'verify.presentedTo' | transloco }}</dt>
              @if (presented.audience === onTheSpot) {
                <dd>{{ 'verify.onTheSpot' | transloco }}</dd>
              } @else {
                <dd class="mono small">{{ presented.audience }}</dd>
              }
            </div>
            <div>
              <dt>{{ 'verify.presentedOn' | transloco }}</dt>
              <dd>{{ written(presented.at) | instant: 'dateTime' }}</dd>
            </div>
          }
        </dl>
      </section>
    </carnet-proof>
  `,
  styles: `
    section {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 8px;
    }
    h3 {
      font: var(--mat-sys-title-medium);
    }
    dl,
    dd {
      margin: 0;
    }
    dt {
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-small);
    }
    dd {
      overflow-wrap: anywhere;
    }
  `,
})
export class DocumentView {
  readonly checked = input.required<CheckedDocument>();
  protected readonly onTheSpot = offlineAudience;
  readonly #words = inject(Words);
  readonly #locale = inject(Language).current;
  protected readonly proof = computed(() => shownDocument(this.checked(), this.#locale(), this.#words.say('verify.unreadable')));
  protected readonly notes = computed(() => Object.fromEntries(checkNames.map((name) => [name, this.#words.say(`verify.note.${name}`)])));
  protected readonly said = computed((): Readonly<Record<string, string>> => {
    const { selfDeclared, presented, report } = this.checked().document;
    const binding = report.checks.find(({ check }) => check === 'holder-binding')?.why;
    const day = presented ? instantText(this.written(presented.at), 'longDate', this.#locale()) : '';
    return {
      ...(binding === 'binding-not-asked' ? { 'holder-binding': this.#words.say('verify.said.binding') } : {}),
      ...(binding === 'holder-proven-earlier' ? { 'holder-binding': this.#words.say('verify.said.presented', { day }) } : {}),
      ...(binding && presented?.audience === offlineAudience && mistimed.has(binding)
        ? { 'holder-binding': this.#words.say('verify.said.spotOver') }
        : {}),
      ...(selfDeclared ? { 'issuer-trusted': this.#words.say('verify.said.self') } : {}),
    };
  });

  protected written(at: number): string {
    return new Date(at * 1000).toISOString();
  }
}
