import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { CountPipe } from '#shared/angular/dates/dates.pipes';

interface Counts {
  readonly sent: number;
  readonly seen: number;
  readonly accepted: number;
  readonly refused: number;
}

/** Sent, read, answered: one colour, widths proportional to the first figure, the figure beside the bar, the rate in words. */
@Component({
  selector: 'carnet-offer-funnel',
  imports: [CountPipe, TranslocoPipe],
  template: `
    <h2>{{ 'offers.funnel.title' | transloco }}</h2>
    <ol>
      @for (step of steps(); track step.key) {
        <li>
          <span class="name">{{ 'offers.funnel.' + step.key | transloco }}</span>
          <span class="track" aria-hidden="true"><b [class]="step.key" [style.inline-size.%]="step.share * 100"></b></span>
          <span class="figure figures">{{ step.count | count }}</span>
          <span class="rate small muted">
            @if (step.of !== null) {
              {{ 'offers.funnel.of.' + step.key | transloco: { rate: (step.of | count: 'percent') } }}
            }
          </span>
        </li>
      }
    </ol>
    <p class="small muted">{{ 'offers.funnel.apart' | transloco }}</p>
  `,
  styleUrl: './offer-funnel.scss',
  host: { class: 'paper' },
})
export class OfferFunnel {
  readonly counts = input.required<Counts>();
  protected readonly steps = computed(() => {
    const { sent, seen, accepted, refused } = this.counts();
    const all = sent + seen + accepted + refused;
    const read = seen + accepted + refused;
    const step = (key: string, count: number, before: number | null) => ({
      key,
      count,
      share: all === 0 ? 0 : count / all,
      of: before ? count / before : null,
    });
    return [step('sent', all, null), step('read', read, all), step('accepted', accepted, read), step('refused', refused, read)];
  });
}
