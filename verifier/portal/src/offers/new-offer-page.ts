import { Component, computed, inject, resource } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { map } from 'rxjs';
import { Api } from '#shared/angular/api';
import { today } from '#shared/angular/dates/day-text';
import { departments } from '#shared/angular/departments';
import { contractForm } from '#shared/angular/forms/contract-form';
import { Field } from '#shared/angular/forms/field';
import { FormErrors } from '#shared/angular/forms/form-errors';
import { Submit } from '#shared/angular/forms/submit';
import { Words } from '#shared/angular/i18n/words';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Notices } from '#shared/angular/notices/notices';
import { Session } from '#shared/angular/session';
import { Empty } from '#shared/angular/states/empty';
import { ListStates } from '#shared/angular/states/list-states';
import type { BodyOf } from '#shared/contract/route';
import { getCandidate, type Card } from '#shared/contracts/verifier/candidates';
import { Contract, sendOffer } from '#shared/contracts/verifier/offers';
import { shortHandle } from '../candidates/short-handle.ts';
import { AskedWishes } from '../wishes/asked-wishes.ts';
import { newWish } from '../wishes/wish-words.ts';
import { OfferPreview } from './offer-preview.ts';

const twoWeeks = 14 * 86_400_000;

/** Writes an offer to a masked profile: what is proposed, what is asked in return and why, and how it will be read. */
@Component({
  selector: 'carnet-new-offer-page',
  imports: [
    AskedWishes,
    Empty,
    Field,
    FormErrors,
    ListStates,
    MatButton,
    OfferPreview,
    PageHeader,
    ReactiveFormsModule,
    RouterLink,
    Submit,
    TranslocoPipe,
  ],
  templateUrl: './new-offer-page.html',
  styleUrl: './new-offer-page.scss',
})
export class NewOfferPage {
  protected readonly handle = String(inject(ActivatedRoute).snapshot.params['handle']);
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #words = inject(Words);
  readonly #notices = inject(Notices);
  protected readonly company = inject(Session).organisation()?.name ?? '';
  protected readonly short = shortHandle(this.handle);
  readonly form = contractForm(
    sendOffer.body,
    {
      ...{ handle: this.handle, title: '', message: '', contract: 'cdi', department: null, place: '', startsOn: null, purpose: '' },
      ...{ wishes: [], retentionDays: 90, expiresOn: today(new Date(Date.now() + twoWeeks)) },
    },
    { 'expiry-out-of-range': '/expiresOn' },
  );
  readonly #value = toSignal(this.form.group.valueChanges.pipe(map(() => this.form.value)), { initialValue: this.form.value });
  protected readonly value = computed(() => this.#value() as Partial<BodyOf<typeof sendOffer>>);
  protected readonly asked = resource({ loader: () => this.#open() });
  protected readonly refusal = computed(() => {
    const answer = this.asked.hasValue() ? this.asked.value() : null;
    return answer && !answer.ok ? answer : null;
  });
  protected readonly known = computed<Readonly<Record<string, string>>>(() => {
    const answer = this.asked.hasValue() ? this.asked.value() : null;
    return answer?.ok ? Object.fromEntries(answer.data.competences.map((one) => [one.code, one.label])) : {};
  });
  protected readonly contracts = computed(() =>
    Contract.options.map((value) => ({ value, label: this.#words.say(`offers.contracts.${value}`) })),
  );
  protected readonly departments = departments.map(([value, name]) => ({ value, label: `${value} · ${name}` }));

  constructor() {
    const { startsOn } = this.form.group.controls;
    startsOn?.valueChanges.subscribe((day) => day === '' && startsOn.setValue(null));
  }

  protected async send(): Promise<void> {
    const sent = await this.form.submit((body) => this.#api.call(sendOffer, { body }));
    if (!sent) return;
    this.#notices.say(this.#words.say('offers.sent'));
    await this.#router.navigate(['/offers', sent.id]);
  }

  async #open() {
    const answer = await this.#api.call(getCandidate, { params: { handle: this.handle } });
    if (answer.ok) this.#begin(answer.data);
    return answer;
  }

  /** Starts from what the profile shows: its first competence to prove, its names if the person wishes. */
  #begin({ department, competences }: Card): void {
    this.form.group.patchValue({ department, wishes: [newWish('competence', competences[0]?.code ?? null), newWish('enrolment')] });
  }
}
