import { Component, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type * as z from 'zod';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ContractForm } from './contract-form.ts';

/** The filled button of a form: keeps its place and its focus while the sending runs, and takes no second click meanwhile. */
@Component({
  selector: 'carnet-submit',
  imports: [MatButton, TranslocoPipe],
  template: `
    <button matButton="filled" type="submit" [disabled]="form().pending()" disabledInteractive><ng-content /></button>
    <span class="cdk-visually-hidden" role="status">{{ form().pending() ? ('common.saving' | transloco) : '' }}</span>
  `,
  styles: `
    :host {
      display: inline-grid;
    }
  `,
})
export class Submit {
  readonly form = input.required<ContractForm<z.ZodType>>();
}
