import { Component, inject, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import { FileDrop } from '#shared/angular/forms/file-drop';
import type { FileRefusal } from '#shared/angular/forms/file-refusal';
import { documentFiles } from '#shared/credentials/document-files';
import { FrameReader } from './frame-reader.ts';
import { QrCamera } from './qr-camera.ts';

/** The ways to hand a document over: a file chosen or dropped, the camera, a text pasted. */
@Component({
  selector: 'carnet-hand-over',
  imports: [FileDrop, MatButton, MatFormField, MatHint, MatIcon, MatInput, MatLabel, QrCamera, TranslocoPipe],
  templateUrl: './hand-over.html',
  styleUrl: './hand-over.scss',
})
export class HandOver {
  readonly file = output<File>();
  readonly text = output<string>();
  readonly refused = output<FileRefusal>();
  protected readonly takes = { ...documentFiles, accept: `${documentFiles.accept},image/*` };
  protected readonly pasted = signal('');
  protected readonly frames = inject(FrameReader);

  protected submit(event: Event): void {
    event.preventDefault();
    if (this.pasted().trim() !== '') this.text.emit(this.pasted());
  }
}
