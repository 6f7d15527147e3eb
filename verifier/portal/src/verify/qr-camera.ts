import { Component, ElementRef, inject, output, signal, viewChild, type OnDestroy } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { readQr } from '#shared/angular/read-qr';
import { FrameReader, looksLikeFrame } from './frame-reader.ts';

const often = 300;

/** Reads a QR code with the camera, here: pictures are looked at and forgotten. */
@Component({
  selector: 'carnet-qr-camera',
  imports: [MatButton, MatIcon, TranslocoPipe],
  template: `
    @if (filming()) {
      <video #video autoplay playsinline muted [attr.aria-label]="'verify.cameraLabel' | transloco"></video>
      <p class="small muted">{{ 'verify.cameraHint' | transloco }}</p>
      <button matButton type="button" (click)="stop()"><mat-icon svgIcon="close" />{{ 'verify.cameraStop' | transloco }}</button>
    } @else {
      <button matButton="outlined" type="button" (click)="film()">
        <mat-icon svgIcon="qr_code_scanner" />{{ 'verify.camera' | transloco }}
      </button>
    }
    <div aria-live="polite">
      @if (denied()) {
        <p class="note note--check">
          <mat-icon svgIcon="info" /><span>{{ 'verify.cameraDenied' | transloco }}</span>
        </p>
      }
    </div>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 8px;
      justify-items: start;
    }
    video {
      width: min(420px, 100%);
      aspect-ratio: 1;
      object-fit: cover;
      border-radius: var(--mat-sys-corner-large);
      background: var(--mat-sys-inverse-surface);
    }
    p {
      margin: 0;
    }
  `,
})
export class QrCamera implements OnDestroy {
  readonly read = output<string>();
  readonly #frames = inject(FrameReader);
  private readonly video = viewChild<ElementRef<HTMLVideoElement>>('video');
  protected readonly filming = signal(false);
  protected readonly denied = signal(false);
  #stream: MediaStream | null = null;
  #looking: ReturnType<typeof setInterval> | undefined;

  protected async film(): Promise<void> {
    this.denied.set(false);
    try {
      this.#stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      this.filming.set(true);
      setTimeout(() => this.#watch());
    } catch {
      this.denied.set(true);
    }
  }

  protected stop(): void {
    clearInterval(this.#looking);
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = null;
    this.filming.set(false);
  }

  ngOnDestroy(): void {
    this.stop();
  }

  #watch(): void {
    const video = this.video()?.nativeElement;
    if (!video || !this.#stream) return;
    video.srcObject = this.#stream;
    this.#looking = setInterval(() => void this.#look(video), often);
  }

  async #look(video: HTMLVideoElement): Promise<void> {
    if (video.videoWidth === 0) return;
    const text = await readQr(video, video.videoWidth, video.videoHeight);
    if (text === null || !this.filming()) return;
    const whole = looksLikeFrame(text) ? await this.#frames.take(text) : text;
    if (whole === null || !this.filming()) return;
    this.stop();
    this.read.emit(whole);
  }
}
