import { Pipe, type PipeTransform } from '@angular/core';
import { siretText } from '#shared/contract/siret-text';

/** The SIRET as it is read: `902 453 224 00021`. */
@Pipe({ name: 'siret' })
export class SiretPipe implements PipeTransform {
  transform(siret: string): string {
    return siretText(siret);
  }
}
