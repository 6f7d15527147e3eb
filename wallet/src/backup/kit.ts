import { Component, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { InstantPipe } from '#shared/angular/dates/dates.pipes';
import { CopyButton } from '#shared/angular/look/copy-button';

/** The emergency page: the key in large groups, what to do with it, and nothing else on paper. */
@Component({
  selector: 'carnet-kit',
  imports: [CopyButton, InstantPipe, MatButton, MatIcon, TranslocoPipe],
  template: `
    <section class="sect">
      <h2 class="no-print">{{ 'backup.kit.title' | transloco }}</h2>
      <p class="note note--check no-print">
        <mat-icon svgIcon="warning" /><span>{{ 'backup.kit.once' | transloco }}</span>
      </p>
      <div class="paper sheet">
        <p class="strong">{{ 'backup.kit.paper' | transloco }}</p>
        <p class="mono key">
          @for (group of groups(); track $index) {
            <span>{{ group }}</span>
          }
        </p>
        <hr class="perforation" />
        <p class="medium">{{ 'backup.kit.how' | transloco }}</p>
        <p class="medium">{{ 'backup.kit.phrase' | transloco }}</p>
        <p class="small muted">{{ 'backup.kit.made' | transloco: { day: (madeAt() | instant: 'longDate') } }}</p>
      </div>
      <div class="row no-print">
        <button matButton="outlined" type="button" (click)="print()">
          <mat-icon svgIcon="print" />{{ 'backup.kit.print' | transloco }}
        </button>
        <carnet-copy-button [text]="kit()" />
      </div>
    </section>
  `,
  styles: `
    .sheet {
      display: grid;
      gap: 12px;
      padding: 20px;
    }
    .sheet p {
      margin: 0;
    }
    .key {
      display: flex;
      flex-wrap: wrap;
      gap: 6px 16px;
      font-size: 1.375rem;
      letter-spacing: 0.06em;
    }
    .row {
      flex-wrap: wrap;
    }
    @media print {
      .sheet {
        border: 0;
        box-shadow: none;
      }
    }
  `,
})
export class Kit {
  readonly kit = input.required<string>();
  readonly madeAt = input.required<string>();

  protected groups(): readonly string[] {
    return this.kit().split('-');
  }
  protected print(): void {
    window.print();
  }
}
