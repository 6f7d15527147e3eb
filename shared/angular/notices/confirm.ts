import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { ConfirmDialog, type Question } from './confirm-dialog.ts';

/** Asks before something that matters: the title is a question, the button names the act. */
@Injectable({ providedIn: 'root' })
export class Confirm {
  readonly #dialog = inject(MatDialog);

  async ask(question: Question): Promise<boolean> {
    return (await this.#open(question)) !== null;
  }

  /** The reason given, or null when the person stepped back. Asks for a reason even when `reason` names none. */
  async askReason(question: Question & { readonly reason: NonNullable<Question['reason']> }): Promise<string | null> {
    return (await this.#open(question))?.reason ?? null;
  }

  /** The answer of the button that names the act; null for every other way of closing. */
  async #open(question: Question): Promise<{ readonly reason: string } | null> {
    const shown = this.#dialog.open<ConfirmDialog, Question, { reason: string } | ''>(ConfirmDialog, {
      data: question,
      width: '560px',
      autoFocus: 'first-heading',
    });
    return (await firstValueFrom(shown.afterClosed())) || null;
  }
}
