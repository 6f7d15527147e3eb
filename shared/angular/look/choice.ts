import { Component, input, output } from '@angular/core';

export interface Option<T extends string = string> {
  readonly value: T;
  readonly label: string;
}
let count = 0;

/** A few exclusive choices side by side: native radios, so that arrows and screen readers work by themselves. */
@Component({
  selector: 'carnet-choice',
  template: `
    <fieldset [class.many]="options().length > 4">
      <legend>{{ label() }}</legend>
      <div>
        @for (option of options(); track option.value) {
          <label>
            <input
              type="radio"
              [name]="name"
              [value]="option.value"
              [checked]="option.value === value()"
              (change)="chosen.emit(option.value)"
            />
            <span>{{ option.label }}</span>
          </label>
        }
      </div>
    </fieldset>
  `,
  styleUrl: './choice.scss',
})
export class Choice<T extends string> {
  readonly label = input.required<string>();
  readonly options = input.required<readonly Option<T>[]>();
  readonly value = input.required<T>();
  readonly chosen = output<T>();
  protected readonly name = `carnet-choice-${(count += 1)}`;
}
