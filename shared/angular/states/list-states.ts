import { Component, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Refused } from '../api.ts';
import type { RequestStatus } from '../request-state.ts';
import { Empty } from './empty.ts';
import { Failure } from './failure.ts';
import { Skeleton } from './skeleton.ts';

/** The four states of a list: loading, empty, error, content. A refresh that fails keeps the content and says so above it. */
@Component({
  selector: 'carnet-list-states',
  imports: [Empty, Failure, MatIcon, Skeleton, TranslocoPipe],
  templateUrl: './list-states.html',
  styleUrl: './list-states.scss',
})
export class ListStates {
  /** `idle` and `loading` show the skeleton. */
  readonly status = input.required<RequestStatus>();
  readonly refusal = input<Refused | null>(null);
  readonly empty = input(false);
  readonly emptyHeading = input<string>();
  readonly emptyText = input<string>();
  readonly kept = input<string>();
  readonly shape = input<'leaf' | 'row'>('row');
  readonly retry = output();
}
