import { Component, ElementRef, inject, signal, viewChild, type OnDestroy } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { PageHeader } from '#shared/angular/layout/page-header';
import { readQr } from '#shared/angular/read-qr';
import { PendingInvitation } from '../first-run/pending-invitation.ts';
import { Handover } from './handover.ts';
import { recogniseCode } from './recognise-code.ts';

/** Camera, picture or pasted link: whatever it is, it goes to the page that says who it comes from before anything is sent. */
@Component({
  selector: 'carnet-scan-page',
  imports: [MatButton, MatFormField, MatIcon, MatInput, MatLabel, PageHeader, TranslocoPipe],
  templateUrl: './scan-page.html',
  styleUrl: './scan-page.scss',
})
export class ScanPage implements OnDestroy {
  readonly #router = inject(Router);
  readonly #handover = inject(Handover);
  readonly #invitation = inject(PendingInvitation);
  private readonly video = viewChild<ElementRef<HTMLVideoElement>>('video');
  protected readonly filming = signal(false);
  protected readonly problem = signal<'denied' | 'noCode' | 'unknown' | null>(null);
  protected readonly pasted = signal('');
  #stream: MediaStream | null = null;
  #looking: ReturnType<typeof setInterval> | undefined;

  protected async film(): Promise<void> {
    try {
      this.#stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      this.filming.set(true);
      setTimeout(() => this.#watch());
    } catch {
      this.problem.set('denied');
    }
  }

  protected async picture(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    if (!file) return;
    const bitmap = await createImageBitmap(file).catch(() => null);
    const text = bitmap ? await readQr(bitmap, bitmap.width, bitmap.height) : null;
    input.value = '';
    if (text) this.read(text);
    else this.problem.set('noCode');
  }

  protected read(text: string): void {
    const kind = recogniseCode(text);
    if (kind === 'unknown') return this.problem.set('unknown');
    this.#stop();
    if (kind === 'invitation') {
      this.#invitation.keep(text);
      return void this.#router.navigate(['/join']);
    }
    this.#handover.give(text.trim());
    void this.#router.navigate([kind === 'offer' ? '/credentials/receive' : '/disclosure/request']);
  }

  ngOnDestroy(): void {
    this.#stop();
  }

  #watch(): void {
    const video = this.video()?.nativeElement;
    if (!video || !this.#stream) return;
    video.srcObject = this.#stream;
    this.#looking = setInterval(() => {
      if (video.videoWidth > 0)
        void readQr(video, video.videoWidth, video.videoHeight).then((text) => text && this.filming() && this.read(text));
    }, 300);
  }

  #stop(): void {
    clearInterval(this.#looking);
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = null;
    this.filming.set(false);
  }
}
