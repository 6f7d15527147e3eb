import { Component, input, signal, type OnInit } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** The shape of what is loading, after 400 ms, at most four, without shimmer. */
@Component({
  selector: 'carnet-skeleton',
  imports: [TranslocoPipe],
  template: `
    <p class="cdk-visually-hidden" role="status">{{ shown() ? ('common.loading' | transloco) : '' }}</p>
    @if (shown()) {
      @for (row of rows; track row) {
        <div aria-hidden="true" [class.leaf]="shape() === 'leaf'" [class.line]="shape() === 'row'">
          <span class="leaf__stub"></span>
          <span class="leaf__body"><i></i><i></i><i></i></span>
        </div>
      }
    }
  `,
  styleUrl: './skeleton.scss',
})
export class Skeleton implements OnInit {
  readonly shape = input<'leaf' | 'row'>('row');
  /** 400 unless a picture of the state is wanted at once. */
  readonly delay = input(400);
  protected readonly rows = [1, 2, 3, 4];
  protected readonly shown = signal(false);

  ngOnInit(): void {
    if (this.delay() === 0) this.shown.set(true);
    else setTimeout(() => this.shown.set(true), this.delay());
  }
}
