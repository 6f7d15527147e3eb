import { Component, computed, effect, ElementRef, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import type { Refused } from '#shared/angular/api';
import { dayText } from '#shared/angular/dates/day-text';
import { DayPipe, InstantPipe } from '#shared/angular/dates/dates.pipes';
import { Language } from '#shared/angular/i18n/language';
import { Words } from '#shared/angular/i18n/words';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Confirm } from '#shared/angular/notices/confirm';
import { Notices } from '#shared/angular/notices/notices';
import { Session } from '#shared/angular/session';
import { ListStates } from '#shared/angular/states/list-states';
import type { HalfDay, Mark, Sheet } from '#shared/contracts/issuer/attendance';
import { ClockPipe } from './clock.pipe.ts';
import { CorrectionDialog, type Correction } from './correction-dialog.ts';
import { SheetStore } from './sheet-store.ts';

const marks = ['present', 'absent', 'late', 'excused'] as const;
const keys: Readonly<Record<string, Mark>> = { p: 'present', a: 'absent', r: 'late', e: 'excused' };
const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
type Row = Sheet['rows'][number];

/** Neither a shortcut of the browser nor a figure being typed. */
const ours = (event: KeyboardEvent): boolean =>
  !(event.ctrlKey || event.metaKey || event.altKey) && !(event.target as HTMLElement).matches('input[type=number]');

/** The sheet of a half-day, by keyboard or by touch; signed off, it only takes corrections. */
@Component({
  selector: 'carnet-sheet-page',
  imports: [ClockPipe, DayPipe, InstantPipe, ListStates, MatButton, MatIcon, PageHeader, TranslocoPipe, RouterLink],
  templateUrl: './sheet-page.html',
  styleUrls: ['./sheet-page.scss', './sheet-print.scss'],
  providers: [SheetStore],
})
export class SheetPage {
  readonly id = input.required<HalfDay['id']>();
  protected readonly store = inject(SheetStore);
  protected readonly marks = marks;
  protected readonly row = signal(0);
  protected readonly mayCorrect = inject(Session).can('attendance:correct:own');
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #words = inject(Words);
  readonly #locale = inject(Language).current;
  readonly #notices = inject(Notices);
  readonly #confirm = inject(Confirm);
  readonly #dialog = inject(MatDialog);
  protected readonly heading = computed(() => {
    const sheet = this.store.sheet();
    if (!sheet) return this.#words.say('attendance.calendar');
    const day = dayText(sheet.day, 'weekday', this.#locale());
    return `${day.charAt(0).toUpperCase()}${day.slice(1)}, ${this.#words.say(`attendance.half.${sheet.half}`)}`;
  });

  constructor() {
    effect(() => void this.store.load(this.id()));
  }

  protected async set(row: Row, mark: Mark): Promise<void> {
    this.#tell(await this.store.mark([row], mark, mark === 'late' ? (row.minutes ?? 15) : null));
  }
  protected async setLate(row: Row, typed: string): Promise<void> {
    const minutes = Number(typed);
    if (Number.isInteger(minutes) && minutes >= 1 && minutes <= 300) this.#tell(await this.store.mark([row], 'late', minutes));
  }
  protected async allPresent(): Promise<void> {
    this.#tell(await this.store.allPresent());
  }

  protected key(event: KeyboardEvent, row: Row, index: number): void {
    if (!ours(event)) return;
    const mark = keys[event.key.toLowerCase()];
    const step = mark ? 1 : (steps[event.key] ?? 0);
    if (step === 0) return;
    event.preventDefault();
    if (mark) void this.set(row, mark);
    this.#focus(index + step);
  }

  protected async signOff(): Promise<void> {
    const say = (key: string) => this.#words.say(`attendance.sheet.${key}`);
    if (!(await this.#confirm.ask({ heading: say('signOffTitle'), text: say('signOffText'), yes: say('signOff') }))) return;
    const refused = await this.store.signOff();
    this.#tell(refused);
    if (!refused) this.#notices.say(say('done'));
  }

  protected async correct(row: Row): Promise<void> {
    const done = await firstValueFrom(
      this.#dialog.open<CorrectionDialog, Row, Correction>(CorrectionDialog, { data: row, width: '560px' }).afterClosed(),
    );
    if (!done) return;
    const refused = await this.store.correct(row, done.mark, done.minutes, done.reason);
    this.#tell(refused);
    if (!refused) this.#notices.say(this.#words.say('attendance.sheet.corrected'));
  }

  protected print(): void {
    window.print();
  }

  #focus(index: number): void {
    const last = (this.store.sheet()?.rows.length ?? 1) - 1;
    this.row.set(Math.min(last, Math.max(0, index)));
    this.#host.nativeElement.querySelector<HTMLElement>(`tr[data-row='${this.row()}']`)?.focus();
  }
  #tell(refused: Refused | null): void {
    if (refused) this.#notices.refused(refused);
  }
}
