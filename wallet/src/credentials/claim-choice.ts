import { computed, inject, linkedSignal, type Signal } from '@angular/core';
import { Language } from '#shared/angular/i18n/language';
import { claimLines } from '#shared/angular/look/claim-lines';
import { claimCatalogue, type Claim } from '#shared/credentials/claim-catalogue';
import type { JsonObject } from '#shared/credentials/ports';
import type { StoredCredential } from './stored-credential.ts';

interface Shown {
  readonly kind: StoredCredential['kind'];
  readonly payload: JsonObject;
}

/** What of one credential is about to be shown: nothing is ticked beforehand but a competence's own name. */
export interface ClaimChoice {
  readonly lines: Signal<ReturnType<typeof claimLines>>;
  readonly ticked: Signal<ReadonlySet<string>>;
  /** The claims of the lines that are ticked, in the order of the catalogue. */
  readonly claims: Signal<readonly Claim[]>;
  toggle(key: string): void;
}

/** Made where services may be injected, for the credential that `of` gives at each moment. */
export const claimChoice = (of: () => Shown | null): ClaimChoice => {
  const locale = inject(Language).current;
  const kind = computed(() => of()?.kind ?? 'other');
  const ticked = linkedSignal<ReadonlySet<string>>(() => new Set(kind() === 'competence' ? ['name'] : []));
  const lines = computed(() => {
    const shown = of();
    return shown ? claimLines(shown.payload, locale()) : [];
  });
  const claims = computed(() => {
    const known = kind();
    if (known === 'other') return [];
    const keys = lines().flatMap(({ key }) => (ticked().has(key) ? [key] : []));
    return claimCatalogue[known].filter(({ key }) => keys.includes(key));
  });
  const toggle = (key: string): void =>
    ticked.update((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  return { lines, ticked, claims, toggle };
};
