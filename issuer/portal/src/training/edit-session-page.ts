import { Component, computed, effect, inject, input, resource, signal } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api } from '#shared/angular/api';
import { today } from '#shared/angular/dates/day-text';
import { contractForm } from '#shared/angular/forms/contract-form';
import { Field } from '#shared/angular/forms/field';
import { FormErrors } from '#shared/angular/forms/form-errors';
import { Submit } from '#shared/angular/forms/submit';
import { Words } from '#shared/angular/i18n/words';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Notices } from '#shared/angular/notices/notices';
import { Empty } from '#shared/angular/states/empty';
import {
  createSession,
  getTrainingSession,
  listProgrammes,
  listTrainers,
  updateSession,
  type Session,
} from '#shared/contracts/issuer/training';

/** Plans a session, or changes one: programme, dates, place, trainers. */
@Component({
  selector: 'carnet-edit-session-page',
  imports: [Empty, Field, FormErrors, MatButton, MatCheckbox, PageHeader, ReactiveFormsModule, RouterLink, Submit, TranslocoPipe],
  templateUrl: './edit-session-page.html',
})
export class EditSessionPage {
  readonly id = input<string>();
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #words = inject(Words);
  readonly #notices = inject(Notices);
  readonly form = contractForm(
    createSession.body,
    { programmeId: null, title: '', startsOn: today(), endsOn: today(), place: '', trainerIds: [] },
    { 'dates-reversed': '/endsOn', 'session-too-long': '/endsOn', 'dates-in-use': '/startsOn', 'unknown-trainer': '/trainerIds' },
  );
  readonly #programmes = resource({ loader: () => this.#api.call(listProgrammes) });
  readonly #trainers = resource({ loader: () => this.#api.call(listTrainers) });
  protected readonly chosen = signal<ReadonlySet<string>>(new Set());
  protected readonly programmes = computed(() => {
    const answer = this.#programmes.value();
    return answer?.ok ? answer.data.items.map((one) => ({ value: one.id, label: one.title })) : [];
  });
  protected readonly noProgramme = computed(
    () => this.#programmes.hasValue() && this.#programmes.value().ok && this.programmes().length === 0,
  );
  protected readonly trainers = computed(() => {
    const answer = this.#trainers.value();
    return answer?.ok ? answer.data.items : [];
  });

  constructor() {
    effect(() => {
      const id = this.id();
      if (id) void this.#load(id as Session['id']);
    });
  }

  protected toggle(membershipId: string): void {
    const next = new Set(this.chosen());
    if (!next.delete(membershipId)) next.add(membershipId);
    this.chosen.set(next);
    this.form.group.get('trainerIds')?.setValue([...next]);
    this.form.group.markAsDirty();
  }

  protected async save(): Promise<void> {
    const id = this.id() as Session['id'] | undefined;
    const done = await this.form.submit((body) =>
      id ? this.#api.call(updateSession, { params: { sessionId: id }, body }) : this.#api.call(createSession, { body }),
    );
    if (!done) return;
    this.#notices.say(this.#words.say('training.session.saved'));
    await this.#router.navigate(['/sessions', done.id]);
  }

  async #load(sessionId: Session['id']): Promise<void> {
    const answer = await this.#api.call(getTrainingSession, { params: { sessionId } });
    if (!answer.ok) return void this.form.refuse(answer);
    const { programme, title, startsOn, endsOn, place, trainers } = answer.data;
    this.chosen.set(new Set(trainers.map((one) => one.membershipId)));
    this.form.group.reset({ programmeId: programme.id, title, startsOn, endsOn, place: place ?? '', trainerIds: [...this.chosen()] });
  }
}
