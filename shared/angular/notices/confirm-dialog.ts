import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { Words } from '../i18n/words.ts';

export interface Question {
  /** A question: "Retirer cette preuve ?" */
  readonly heading: string;
  readonly text: string;
  /** Counted: "3 preuves cesseront d’être valables". */
  readonly consequences?: readonly string[];
  /** Names the act: "Retirer la preuve". */
  readonly yes: string;
  readonly no?: string;
  /** For what cannot be undone: the word to type. */
  readonly typed?: string;
  /** A reason is asked for; who will see it is in its label. */
  readonly reason?: { readonly label: string; readonly max: number };
}

/** The dialog behind `Confirm`. */
@Component({
  selector: 'carnet-confirm-dialog',
  imports: [MatButton, MatDialogModule, MatFormFieldModule, MatInputModule],
  templateUrl: './confirm-dialog.html',
  styleUrl: './confirm-dialog.scss',
})
export class ConfirmDialog {
  protected readonly question = inject<Question>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly typed = signal('');
  protected readonly reason = signal('');
  protected readonly ready = computed(() => {
    const { typed, reason } = this.question;
    return (!typed || this.typed().trim().toLocaleUpperCase() === typed.toLocaleUpperCase()) && (!reason || this.reason().trim() !== '');
  });
}
