import { Component, effect, input, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

interface Drawing {
  readonly size: number;
  readonly path: string;
}

const draw = async (text: string): Promise<Drawing> => {
  const { create } = (await import('qrcode')).default;
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const squares = Array.from(data, (dark, index) => (dark ? `M${index % size} ${Math.floor(index / size)}h1v1h-1z` : '')).join('');
  return { size, path: squares };
};

/** A QR code: black on a white plate in both themes, level M, never coloured, no logo inside. Write the code in letters beneath. */
@Component({
  selector: 'carnet-qr',
  imports: [TranslocoPipe],
  template: `
    @if (drawing(); as code) {
      <svg
        role="img"
        [attr.aria-label]="label() ?? ('common.qr.label' | transloco)"
        [attr.viewBox]="'0 0 ' + code.size + ' ' + code.size"
        shape-rendering="crispEdges"
      >
        <path [attr.d]="code.path" />
      </svg>
    } @else {
      <p role="status">{{ 'common.qr.loading' | transloco }}</p>
    }
  `,
  styles: `
    :host {
      display: block;
      width: min(240px, 100%);
      padding: 12px;
      box-sizing: border-box;
      border-radius: var(--mat-sys-corner-medium);
      background: white;
      color: black;
      forced-color-adjust: none;
    }
    svg {
      display: block;
      width: 100%;
      height: auto;
      fill: black;
    }
    p {
      display: grid;
      place-items: center;
      aspect-ratio: 1;
      margin: 0;
      text-align: center;
    }
  `,
})
export class Qr {
  readonly text = input.required<string>();
  readonly label = input<string>();
  protected readonly drawing = signal<Drawing | null>(null);

  constructor() {
    effect((onCleanup) => {
      const text = this.text();
      let current = true;
      onCleanup(() => (current = false));
      void draw(text).then((code) => current && this.drawing.set(code));
    });
  }
}
