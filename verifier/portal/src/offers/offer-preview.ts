import { Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { DayPipe } from '#shared/angular/dates/dates.pipes';
import { departmentName } from '#shared/angular/departments';
import type { BodyOf } from '#shared/contract/route';
import type { sendOffer } from '#shared/contracts/verifier/offers';
import { WishList } from '../wishes/wish-list.ts';

/** The offer as the candidate will read it, in a frame that says so. */
@Component({
  selector: 'carnet-offer-preview',
  imports: [DayPipe, MatIcon, TranslocoPipe, WishList],
  templateUrl: './offer-preview.html',
  styleUrl: './offer-preview.scss',
})
export class OfferPreview {
  readonly offer = input.required<Partial<BodyOf<typeof sendOffer>>>();
  readonly company = input.required<string>();
  protected readonly where = computed(() => {
    const { place, department } = this.offer();
    const name = department ? departmentName(department) : '';
    return place ? `${place} (${name})` : name;
  });
  readonly known = input<Readonly<Record<string, string>>>({});
}
