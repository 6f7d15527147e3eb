import { Component, computed, inject } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { TranslocoPipe } from '@jsverse/transloco';
import { departments } from '#shared/angular/departments';
import { DayInput } from '#shared/angular/forms/day-input';
import { DayPicker } from '#shared/angular/forms/day-picker';
import { TypographyPipe } from '#shared/angular/i18n/typography.pipe';
import { Situation } from '#shared/contracts/verifier/candidates';
import { CompetenceField } from './competence-field.ts';
import { SearchStore, type LeastLevel } from './search-store.ts';

const mostDepartments = 6;

/** What one looks for: competences with a least level, where, in which situation, by when. */
@Component({
  selector: 'carnet-search-criteria',
  imports: [
    CompetenceField,
    DayInput,
    DayPicker,
    MatButton,
    MatFormFieldModule,
    MatIcon,
    MatIconButton,
    MatInputModule,
    MatSelectModule,
    TranslocoPipe,
    TypographyPipe,
  ],
  templateUrl: './search-criteria.html',
  styleUrl: './search-criteria.scss',
})
export class SearchCriteria {
  protected readonly store = inject(SearchStore);
  protected readonly departments = departments;
  protected readonly situations = Situation.options;
  protected readonly levels = [
    [1, 'bronze'],
    [2, 'argent'],
    [3, 'or'],
  ] as const;
  protected readonly sixDepartments = computed(() => this.store.criteria().departments.length >= mostDepartments);

  protected raise(code: string, field: HTMLSelectElement): void {
    this.store.raise(code, Number(field.value) as LeastLevel);
  }
}
