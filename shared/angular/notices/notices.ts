import { inject, Injectable } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';
import { firstValueFrom } from 'rxjs';
import type { Refused } from '../api.ts';
import { Words } from '../i18n/words.ts';

const eightSeconds = 8000;

/** A line at the foot of the screen for 8 seconds: says who and what, and how to undo it. */
@Injectable({ providedIn: 'root' })
export class Notices {
  readonly #snackBar = inject(MatSnackBar);
  readonly #words = inject(Words);

  say(text: string): void {
    this.#snackBar.open(text, undefined, { duration: eightSeconds, panelClass: 'carnet-notice' });
  }

  /** True when the person chose "Annuler" within the 8 seconds. */
  async undo(text: string): Promise<boolean> {
    const shown = this.#snackBar.open(text, this.#words.say('common.undo'), { duration: eightSeconds, panelClass: 'carnet-notice' });
    return (await firstValueFrom(shown.afterDismissed())).dismissedByAction;
  }

  /** A refused action, in the server's words. */
  refused(refused: Refused): void {
    this.say(refused.detail ? `${refused.title}. ${refused.detail}` : refused.title);
  }
}
