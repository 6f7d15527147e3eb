import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Refused } from '#shared/angular/api';
import { Words } from '#shared/angular/i18n/words';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Confirm } from '#shared/angular/notices/confirm';
import { Notices } from '#shared/angular/notices/notices';
import { saveFile } from '#shared/angular/save-file';
import { ListStates } from '#shared/angular/states/list-states';
import type { Endorsement } from '#shared/contracts/issuer/endorsements';
import { EndorsementRequest } from './endorsement-request.ts';
import { EndorsementsStore } from './endorsements-store.ts';

/** Experiences from elsewhere: what persons declare, and what of it this organism vouches for. */
@Component({
  selector: 'carnet-endorsements-page',
  imports: [EndorsementRequest, ListStates, PageHeader, TranslocoPipe],
  template: `
    <carnet-page-header [heading]="'endorsements.title' | transloco" />
    <div class="page">
      <p>{{ 'endorsements.text' | transloco }}</p>
      <carnet-list-states
        [status]="store.status()"
        [refusal]="store.refusal()"
        [empty]="store.items().length === 0"
        [emptyHeading]="'endorsements.empty' | transloco"
        [emptyText]="'endorsements.emptyText' | transloco"
        (retry)="store.load()"
      >
        <ul>
          @for (one of store.items(); track one.id) {
            <li class="paper pad">
              <carnet-endorsement-request
                [one]="one"
                (endorse)="endorse(one, $event)"
                (refuse)="refuse(one)"
                (withdraw)="withdraw(one)"
                (file)="open(one)"
              />
            </li>
          }
        </ul>
      </carnet-list-states>
    </div>
  `,
  styles: `
    ul {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
  `,
  providers: [EndorsementsStore],
})
export class EndorsementsPage {
  protected readonly store = inject(EndorsementsStore);
  readonly #words = inject(Words);
  readonly #confirm = inject(Confirm);
  readonly #notices = inject(Notices);

  constructor() {
    void this.store.load();
  }

  protected async endorse(one: Endorsement, competences: readonly string[]): Promise<void> {
    const name = one.person.givenName;
    const asked = {
      heading: this.#say('endorseTitle'),
      text: this.#say('endorseText', { name }),
      yes: this.#say('endorse', { count: competences.length }),
    };
    if (await this.#confirm.ask({ ...asked, consequences: [...competences] }))
      this.#tell(await this.store.endorse(one, competences), this.#say('done', { name }));
  }

  protected async refuse(one: Endorsement): Promise<void> {
    const answer = await this.#confirm.askReason({
      ...{ heading: this.#say('refuseTitle'), text: this.#say('refuseText', { name: one.person.givenName }), yes: this.#say('refuse') },
      reason: { label: this.#say('answer'), max: 1000 },
    });
    if (answer) this.#tell(await this.store.refuse(one, answer), this.#say('refused'));
  }

  protected async withdraw(one: Endorsement): Promise<void> {
    const reason = await this.#confirm.askReason({
      ...{
        heading: this.#say('withdrawTitle'),
        text: this.#say('withdrawText', { name: one.person.givenName }),
        yes: this.#say('withdraw'),
      },
      reason: { label: this.#say('reason'), max: 500 },
    });
    if (reason) this.#tell(await this.store.withdraw(one, reason), this.#say('withdrawn'));
  }

  /** Saved, never opened here: what a person sends is not to be run in this page. */
  protected async open(one: Endorsement): Promise<void> {
    const heard = await this.store.file(one);
    if (!heard.ok) return this.#notices.refused(heard);
    const bytes = Uint8Array.from(atob(heard.data.content), (letter) => letter.charCodeAt(0));
    saveFile(heard.data.name, bytes, 'application/octet-stream');
  }

  #say(key: string, params: Readonly<Record<string, string | number>> = {}): string {
    return this.#words.say(`endorsements.${key}`, params);
  }

  #tell(refused: Refused | null, done: string): void {
    if (refused) this.#notices.refused(refused);
    else this.#notices.say(done);
  }
}
