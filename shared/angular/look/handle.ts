import { Component, computed, input } from '@angular/core';

/** The code name of a masked profile, `7K4-M2`: a tile and, unless `tile` alone is wanted, the name. No silhouette, no photo, no initials. */
@Component({
  selector: 'carnet-handle',
  template: `
    <span class="tile" aria-hidden="true">{{ start() }}</span>
    @if (!tile()) {
      <span class="name">{{ handle() }}</span>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      gap: 12px;
      align-items: center;
    }
    .tile {
      display: grid;
      place-items: center;
      width: 44px;
      height: 44px;
      border-radius: var(--mat-sys-corner-medium);
      background: var(--mat-sys-secondary-container);
      color: var(--mat-sys-on-secondary-container);
      font: 600 1rem/1 var(--carnet-mono);
    }
    .name {
      font: 600 1rem/1.4 var(--carnet-mono);
      white-space: nowrap;
    }
  `,
})
export class Handle {
  readonly handle = input.required<string>();
  readonly tile = input(false);
  protected readonly start = computed(() =>
    this.handle()
      .replace(/[^\p{L}\p{N}]/gu, '')
      .slice(0, 2),
  );
}
