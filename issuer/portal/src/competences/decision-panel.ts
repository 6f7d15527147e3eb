import { afterRenderEffect, Component, computed, DestroyRef, effect, ElementRef, inject, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInputModule } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { DayPipe, InstantPipe } from '#shared/angular/dates/dates.pipes';
import { Words } from '#shared/angular/i18n/words';
import { Level } from '#shared/angular/look/level';
import { Confirm } from '#shared/angular/notices/confirm';
import { Notices } from '#shared/angular/notices/notices';
import { Session } from '#shared/angular/session';
import type { Decision } from '#shared/contracts/issuer/competences';
import { CorrectDialog } from './correct-dialog.ts';
import { CompetencesStore, type Value } from './competences-store.ts';
import { EvidenceList } from './evidence-list.ts';
import { EvidencePicker } from './evidence-picker.ts';
import { EvidenceTray } from './evidence-tray.ts';

const medals = ['bronze', 'argent', 'or'] as const;

/** Level and note for the chosen cell; what was decided before stays below, never overwritten. */
@Component({
  selector: 'carnet-decision-panel',
  imports: [
    DayPipe,
    EvidenceList,
    EvidencePicker,
    InstantPipe,
    Level,
    MatButton,
    MatFormFieldModule,
    MatIcon,
    MatInputModule,
    TranslocoPipe,
  ],
  templateUrl: './decision-panel.html',
  styleUrl: './decision-panel.scss',
  providers: [EvidenceTray],
})
export class DecisionPanel {
  protected readonly store = inject(CompetencesStore);
  protected readonly tray = inject(EvidenceTray);
  readonly #words = inject(Words);
  readonly #notices = inject(Notices);
  readonly #confirm = inject(Confirm);
  readonly #dialog = inject(MatDialog);
  protected readonly mayWithdraw = inject(Session).can('competence:withdraw:own');
  protected readonly medals = medals;
  protected readonly level = signal<Value | null>(null);
  protected readonly note = signal('');
  protected readonly noteMissing = signal(false);
  protected readonly name = computed(() => `${this.store.trainee()?.givenName ?? ''} ${this.store.trainee()?.familyName ?? ''}`);
  protected readonly current = computed(() => this.store.cell()?.decision ?? null);
  protected readonly word = computed(() => {
    const level = this.level();
    return level === null ? '' : typeof level === 'number' ? `${level}/100` : this.#words.say(`competences.panel.medals.${level}`);
  });

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterRenderEffect(() => {
      if (this.store.at()) host.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
    });
    effect(() => {
      const wanted = this.store.at() ? this.store.wanted() : null;
      untracked(() => {
        this.level.set(wanted);
        this.note.set('');
        this.noteMissing.set(false);
      });
    });
    effect(() => {
      const cell = this.store.at() && this.store.grid()?.mayDecide ? this.store.chosenCell() : null;
      untracked(() => void this.tray.open(cell));
    });
    inject(DestroyRef).onDestroy(() => void this.tray.open(null));
  }

  protected mark(typed: string): void {
    const figure = Number(typed);
    this.level.set(typed !== '' && Number.isInteger(figure) && figure >= 0 && figure <= 100 ? figure : null);
  }

  protected async validate(): Promise<void> {
    const level = this.level();
    if (level === null) return;
    const words = this.#say('done', { level: this.word() });
    this.tray.settle(await this.#after(this.store.validate(level, this.note(), this.tray.lend()), words));
  }
  protected async refuse(): Promise<void> {
    if (!this.note().trim()) return this.noteMissing.set(true);
    const words = this.#say('refused');
    await this.#after(this.store.refuse(this.note()), words);
  }
  protected async correct(decision: Decision): Promise<void> {
    const opened = this.#dialog.open<CorrectDialog, Decision, Decision>(CorrectDialog, { data: decision, width: '560px' });
    if (!(await firstValueFrom(opened.afterClosed()))) return;
    await this.store.again();
    this.#notices.say(this.#words.say('competences.correct.done', { name: this.name(), label: this.store.competence()?.label ?? '' }));
  }
  protected async withdraw(decision: Decision): Promise<void> {
    const reason = await this.#confirm.askReason({
      heading: this.#say('withdrawTitle'),
      text: this.#say('withdrawText'),
      yes: this.#say('withdraw'),
      reason: { label: this.#say('withdrawReason'), max: 500 },
    });
    if (reason) await this.#after(this.store.withdraw(decision, reason), this.#say('withdrawn'));
  }

  #say(key: string, params: Readonly<Record<string, string>> = {}): string {
    return this.#words.say(`competences.panel.${key}`, { name: this.name(), label: this.store.competence()?.label ?? '', ...params });
  }
  /** Whoever went on to the next cell meanwhile keeps what was begun there. */
  async #after(asked: Promise<Parameters<Notices['refused']>[0] | null>, words: string): Promise<boolean> {
    const at = this.store.at();
    const refused = await asked;
    if (refused) {
      this.#notices.refused(refused);
      return false;
    }
    if (this.store.at() === at) {
      this.level.set(null);
      this.note.set('');
    }
    this.#notices.say(words);
    return true;
  }
}
