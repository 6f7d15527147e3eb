import { Component, computed, inject } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { MatMenuModule } from '@angular/material/menu';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import type { Invitation, Member } from '#shared/contracts/identity';
import type { Refused } from '../api.ts';
import { InstantPipe } from '../dates/dates.pipes.ts';
import { Words } from '../i18n/words.ts';
import { PageHeader } from '../layout/page-header.ts';
import { Confirm } from '../notices/confirm.ts';
import { Notices } from '../notices/notices.ts';
import { Session } from '../session.ts';
import { ListStates } from '../states/list-states.ts';
import { InviteDialog } from './invite-dialog.ts';
import { MembersStore } from './members-store.ts';

/** The team and who is invited to it; invitations are resent, corrected or cancelled from here. */
@Component({
  selector: 'carnet-members-page',
  imports: [InstantPipe, ListStates, MatButton, MatIcon, MatIconButton, MatMenuModule, PageHeader, TranslocoPipe],
  templateUrl: './members-page.html',
  styleUrl: './members-page.scss',
  providers: [MembersStore],
})
export class MembersPage {
  protected readonly store = inject(MembersStore);
  protected readonly session = inject(Session);
  readonly #dialog = inject(MatDialog);
  readonly #words = inject(Words);
  readonly #confirm = inject(Confirm);
  readonly #notices = inject(Notices);
  protected readonly mayInvite = computed(() => this.session.can('member:invite:own'));

  constructor() {
    void this.store.load();
  }

  protected async invite(invitation: Invitation | null): Promise<void> {
    const done = await firstValueFrom(
      this.#dialog.open<InviteDialog, Invitation | null, Invitation>(InviteDialog, { data: invitation, width: '560px' }).afterClosed(),
    );
    if (!done) return;
    await this.store.load();
    this.#notices.say(this.#words.say('access.members.invited', { name: done.name }));
  }

  protected async resend(invitation: Invitation): Promise<void> {
    this.#tell(await this.store.resend(invitation), 'resent', invitation.name);
  }

  protected async cancel(invitation: Invitation): Promise<void> {
    this.#tell(await this.store.cancel(invitation), 'cancelled', invitation.name);
  }

  protected async remove(member: Member): Promise<void> {
    const heading = this.#words.say('access.members.removeTitle', { name: member.name });
    const yes = await this.#confirm.ask({
      heading,
      text: this.#words.say('access.members.removeText'),
      yes: this.#words.say('access.members.remove'),
    });
    if (yes) this.#tell(await this.store.remove(member), 'removed', member.name);
  }

  #tell(refused: Refused | null, word: string, name: string): void {
    if (refused) this.#notices.refused(refused);
    else this.#notices.say(this.#words.say(`access.members.${word}`, { name }));
  }
}
