import { Component, computed, inject, output, signal } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatCheckbox } from '@angular/material/checkbox';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api } from '#shared/angular/api';
import { contractForm } from '#shared/angular/forms/contract-form';
import { Field } from '#shared/angular/forms/field';
import { FormErrors } from '#shared/angular/forms/form-errors';
import { Submit } from '#shared/angular/forms/submit';
import { Language } from '#shared/angular/i18n/language';
import { Words } from '#shared/angular/i18n/words';
import { declareNeed } from '#shared/contracts/verifier/needs';
import { claimGroups } from './claim-groups.ts';

/** Why, and which claims of the catalogue: sent to the platform. */
@Component({
  selector: 'carnet-need-form',
  imports: [Field, FormErrors, MatCheckbox, ReactiveFormsModule, Submit, TranslocoPipe],
  templateUrl: './need-form.html',
  styleUrl: './need-form.scss',
})
export class NeedForm {
  readonly declared = output();
  readonly #api = inject(Api);
  protected readonly form = contractForm(declareNeed.body, { purpose: '', claims: [] });
  protected readonly chosen = signal<readonly string[]>([]);
  readonly #locale = inject(Language).current;
  protected readonly groups = computed(() => claimGroups(this.#locale(), this.chosen()));

  constructor() {
    this.form.place('/claims', { label: inject(Words).say('needs.claims'), id: 'carnet-need-claims' });
  }

  protected toggle(name: string): void {
    this.chosen.update((all) => (all.includes(name) ? all.filter((one) => one !== name) : [...all, name]));
    const control = this.form.group.controls['claims']!;
    control.setValue(this.chosen());
    control.markAsDirty();
  }

  protected async declare(): Promise<void> {
    if (await this.form.submit((body) => this.#api.call(declareNeed, { body }))) this.declared.emit();
  }
}
