import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { InstantPipe } from '#shared/angular/dates/dates.pipes';
import { SiretPipe } from '#shared/angular/look/siret.pipe';
import type { CheckedDocument } from './check-documents.ts';

/** Who signed, as the platform's registry knows them: a document speaks of itself, the registry does not. */
@Component({
  selector: 'carnet-registry-identity',
  imports: [InstantPipe, SiretPipe, TranslocoPipe],
  template: `
    <h3>{{ 'verify.registry.title' | transloco }}</h3>
    @if (issuer(); as known) {
      <dl class="paper lines">
        <div>
          <dt>{{ 'verify.registry.name' | transloco }}</dt>
          <dd>{{ known.name }}</dd>
        </div>
        @if (known.siret; as siret) {
          <div>
            <dt>{{ 'verify.registry.siret' | transloco }}</dt>
            <dd class="figures">{{ siret | siret }}</dd>
          </div>
        }
        <div>
          <dt>{{ 'verify.registry.since' | transloco }}</dt>
          <dd>
            {{ since() | instant: 'longDate' }}
            @if (known.foreign) {
              <span class="small muted">{{ 'verify.registry.outside' | transloco }}</span>
            }
          </dd>
        </div>
        <div>
          <dt>{{ 'verify.registry.did' | transloco }}</dt>
          <dd class="mono small">{{ known.did }}</dd>
        </div>
      </dl>
    } @else {
      <p class="note">
        <span>{{ 'verify.registry.' + absence() | transloco }}</span>
      </p>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 8px;
    }
    h3 {
      font: var(--mat-sys-title-medium);
    }
    dl,
    dd {
      margin: 0;
    }
    dt {
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-small);
    }
    dd {
      overflow-wrap: anywhere;
    }
    .muted {
      display: block;
    }
  `,
})
export class RegistryIdentity {
  readonly checked = input.required<CheckedDocument>();
  protected readonly issuer = computed(() => this.checked().issuer);
  /** A day or an instant. */
  protected readonly since = computed(() => {
    const since = this.issuer()?.since ?? '';
    return since.length === 10 ? `${since}T12:00:00Z` : since;
  });
  protected readonly absence = computed(() => {
    const { selfDeclared, report } = this.checked().document;
    if (selfDeclared) return 'self';
    return report.checks.some(({ check, outcome }) => check === 'issuer-trusted' && outcome === 'unchecked') ? 'unknown' : 'none';
  });
}
