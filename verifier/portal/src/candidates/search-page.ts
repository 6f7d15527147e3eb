import { Component, computed, ElementRef, inject, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Empty } from '#shared/angular/states/empty';
import { ListStates } from '#shared/angular/states/list-states';
import { CandidateCard } from './candidate-card.ts';
import { CandidateLine } from './candidate-line.ts';
import { SearchCriteria } from './search-criteria.ts';
import { SearchStore } from './search-store.ts';
import { shortHandle } from './short-handle.ts';

/** As wide as the panel beside the list needs; below, a result opens its page (look, section 4). */
const wide = '(min-width: 900px)';

/** The search: criteria, an approximate count, masked cards, and the chosen one beside them. */
@Component({
  selector: 'carnet-search-page',
  imports: [CandidateCard, CandidateLine, Empty, ListStates, MatButton, PageHeader, SearchCriteria, TranslocoPipe],
  templateUrl: './search-page.html',
  styleUrl: './search-page.scss',
})
export class SearchPage {
  protected readonly store = inject(SearchStore);
  readonly #router = inject(Router);
  protected readonly panel = viewChild<unknown, ElementRef<HTMLElement>>('panel', { read: ElementRef });
  protected readonly short = shortHandle;
  protected readonly wanted = computed(() => this.store.asked()?.competences.map((one) => one.code) ?? []);

  /** Beside the list when there is room, else on its own page; with a modifier key the browser follows the link. */
  protected show(event: MouseEvent, handle: string): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.store.choose(handle);
    if (!matchMedia(wide).matches) return void this.#router.navigate(['/candidates', handle]);
    setTimeout(() => this.panel()?.nativeElement.querySelector('h2')?.focus({ preventScroll: true }));
  }
}
