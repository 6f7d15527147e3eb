import { Component, computed, ElementRef, inject } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { Words } from '#shared/angular/i18n/words';
import { CompetencesStore, type Place } from './competences-store.ts';

const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

const medals: Readonly<Record<string, 'bronze' | 'argent' | 'or'>> = { '1': 'bronze', '2': 'argent', '3': 'or' };

/** The matrix: tone and notches for a level, a sign for what must be seen again. Arrows move, Enter or a click opens the panel, 1-2-3 open it on a level. */
@Component({
  selector: 'carnet-competence-grid',
  imports: [MatIcon, TranslocoPipe],
  templateUrl: './competence-grid.html',
  styleUrl: './competence-grid.scss',
})
export class CompetenceGrid {
  protected readonly store = inject(CompetencesStore);
  readonly #words = inject(Words);
  /** What one, two and three notches stand for: medals, or thirds of a mark out of a hundred. */
  protected readonly thirds = computed(() =>
    this.store.grid()?.scale === 'hundred'
      ? ['0 – 33', '34 – 66', '67 – 100']
      : Object.values(medals).map((medal) => this.#words.say(`common.level.${medal}`)),
  );
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected stateOf(enrolmentId: string, competenceId: string) {
    const decision = this.store.cells().get(`${enrolmentId} ${competenceId}`)?.decision;
    if (!decision) return { tone: 'none', notches: 0, label: null };
    if (decision.withdrawnAt) return { tone: 'withdrawn', notches: 0, label: null };
    if (decision.outcome === 'refused') return { tone: 'refused', notches: 0, label: null };
    return { tone: 'level', notches: decision.level?.normalised ?? 0, label: decision.level?.label ?? null };
  }
  protected spoken(enrolmentId: string, competenceId: string): string {
    const { tone, label } = this.stateOf(enrolmentId, competenceId);
    return this.#words.say(`competences.cell.${tone}`, { level: label ?? '' });
  }
  protected focusable({ row, column }: Place): number {
    const at = this.store.at() ?? { row: 0, column: 0 };
    return at.row === row && at.column === column ? 0 : -1;
  }
  protected move(event: KeyboardEvent, { row, column }: Place): void {
    const medal = medals[event.key];
    if (medal && this.store.grid()?.scale === 'medals') return void this.store.choose({ row, column }, medal);
    const step = moves[event.key];
    if (!step) return;
    event.preventDefault();
    this.#host.nativeElement.querySelector<HTMLElement>(`[data-place='${row + step[0]} ${column + step[1]}']`)?.focus();
  }
}
