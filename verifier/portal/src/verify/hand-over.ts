import { Component, inject, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import { FrameReader } from './frame-reader.ts';
import { QrCamera } from './qr-camera.ts';

/** The ways to hand a document over: a file chosen or dropped, the camera, a text pasted. */
@Component({
  selector: 'carnet-hand-over',
  imports: [MatButton, MatFormField, MatHint, MatIcon, MatInput, MatLabel, QrCamera, TranslocoPipe],
  templateUrl: './hand-over.html',
  styleUrl: './hand-over.scss',
})
export class HandOver {
  readonly file = output<File>();
  readonly text = output<string>();
  protected readonly pasted = signal('');
  protected readonly over = signal(false);
  protected readonly frames = inject(FrameReader);

  protected chosen(input: HTMLInputElement): void {
    const file = input.files?.[0];
    input.value = '';
    if (file) this.file.emit(file);
  }

  protected hover(event: DragEvent, over: boolean): void {
    event.preventDefault();
    this.over.set(over);
  }

  protected drop(event: DragEvent): void {
    this.hover(event, false);
    const file = event.dataTransfer?.files[0];
    const text = event.dataTransfer?.getData('text/plain') ?? '';
    if (file) this.file.emit(file);
    else if (text) this.text.emit(text);
  }

  protected submit(event: Event): void {
    event.preventDefault();
    if (this.pasted().trim() !== '') this.text.emit(this.pasted());
  }
}
