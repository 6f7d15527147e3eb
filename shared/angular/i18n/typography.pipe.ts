import { inject, Pipe, type PipeTransform } from '@angular/core';
import { Language } from './language.ts';
import { frenchTypography } from './typography.ts';

/** French typography for text that comes from data (a ROME label, a note): `{{ competence.label | typography }}`. */
@Pipe({ name: 'typography', pure: false })
export class TypographyPipe implements PipeTransform {
  readonly #locale = inject(Language).current;
  transform(text: string | null | undefined): string {
    if (!text) return '';
    return this.#locale() === 'fr' ? frenchTypography(text) : text;
  }
}
