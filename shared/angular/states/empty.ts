import { Component, input } from '@angular/core';
import { LeafToCome } from './leaf-to-come.ts';

/** Nothing here yet: a drawing, one sentence, one action (content). */
@Component({
  selector: 'carnet-empty',
  imports: [LeafToCome],
  template: `
    <carnet-leaf-to-come />
    <h2>{{ heading() }}</h2>
    @if (text(); as said) {
      <p>{{ said }}</p>
    }
    <div><ng-content /></div>
  `,
  styleUrl: './message.scss',
})
export class Empty {
  readonly heading = input.required<string>();
  readonly text = input<string>();
}
