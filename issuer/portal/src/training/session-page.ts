import { Component, effect, inject, input } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { MatMenuModule } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import type { Refused } from '#shared/angular/api';
import { DayPipe, InstantPipe } from '#shared/angular/dates/dates.pipes';
import { Words } from '#shared/angular/i18n/words';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Confirm } from '#shared/angular/notices/confirm';
import { Notices } from '#shared/angular/notices/notices';
import { Session as SignIn } from '#shared/angular/session';
import { ListStates } from '#shared/angular/states/list-states';
import type { Enrolment, Session } from '#shared/contracts/issuer/training';
import { EnrolmentsStore } from './enrolments-store.ts';
import { TraineeDialog, type TraineeDialogData } from './trainee-dialog.ts';

/** One session: who is enrolled, whose wallet answers, and what can be done for each. */
@Component({
  selector: 'carnet-session-page',
  imports: [DayPipe, InstantPipe, ListStates, MatButton, MatIcon, MatIconButton, MatMenuModule, PageHeader, RouterLink, TranslocoPipe],
  templateUrl: './session-page.html',
  styleUrl: './session-page.scss',
  providers: [EnrolmentsStore],
})
export class SessionPage {
  readonly id = input.required<Session['id']>();
  protected readonly store = inject(EnrolmentsStore);
  protected readonly mayEnrol = inject(SignIn).can('enrolment:write:own');
  protected readonly mayEdit = inject(SignIn).can('session:write:own');
  readonly #dialog = inject(MatDialog);
  readonly #words = inject(Words);
  readonly #confirm = inject(Confirm);
  readonly #notices = inject(Notices);

  constructor() {
    effect(() => void this.store.load(this.id()));
  }

  protected async edit(enrolment: Enrolment | null): Promise<void> {
    const data: TraineeDialogData = { sessionId: this.id(), enrolment };
    const done = await firstValueFrom(
      this.#dialog.open<TraineeDialog, TraineeDialogData, Enrolment>(TraineeDialog, { data, width: '560px' }).afterClosed(),
    );
    if (!done) return;
    this.#tell(null, enrolment ? 'corrected' : 'enrolled', done);
    await this.store.load(this.id());
  }
  protected async invite(one: Enrolment): Promise<void> {
    this.#tell(await this.store.invite(one, false), 'invitedAgain', one);
  }
  protected async lost(one: Enrolment): Promise<void> {
    const yes = await this.#confirm.ask({
      heading: this.#say('lostTitle', one),
      text: this.#say('lostText', one),
      yes: this.#say('lostYes', one),
    });
    if (yes) this.#tell(await this.store.invite(one, true), 'invitedAgain', one);
  }
  protected async stop(one: Enrolment): Promise<void> {
    const yes = await this.#confirm.ask({
      heading: this.#say('stopTitle', one),
      text: this.#say('stopText', one),
      yes: this.#say('stop', one),
    });
    if (yes) this.#tell(await this.store.stop(one), 'stopped', one);
  }

  #say(key: string, { givenName, familyName }: Enrolment): string {
    return this.#words.say(`training.enrolments.${key}`, { name: `${givenName} ${familyName}` });
  }
  #tell(refused: Refused | null, key: string, one: Enrolment): void {
    if (refused) this.#notices.refused(refused);
    else this.#notices.say(this.#say(key, one));
  }
}
