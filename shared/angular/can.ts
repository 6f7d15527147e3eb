import { Directive, effect, inject, input, TemplateRef, ViewContainerRef } from '@angular/core';
import { Session } from './session.ts';

/** Shows its content to who holds the permission: `<button *carnetCan="inviteMember.allow">`. */
@Directive({ selector: '[carnetCan]' })
export class Can {
  readonly carnetCan = input.required<string>();
  readonly #session = inject(Session);
  readonly #content = inject(TemplateRef);
  readonly #place = inject(ViewContainerRef);

  constructor() {
    effect(() => {
      const shown = this.#session.can(this.carnetCan());
      if (shown && this.#place.length === 0) this.#place.createEmbeddedView(this.#content);
      if (!shown) this.#place.clear();
    });
  }
}
