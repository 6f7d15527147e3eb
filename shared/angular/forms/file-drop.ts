import { Component, inject, input, output, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { Words } from '../i18n/words.ts';
import { refusalOf, type FileRefusal, type FileRule } from './file-refusal.ts';

let count = 0;

/** One file, chosen or dropped; or a text dropped in its place. What the page does not take is refused before it is opened: the page says why. */
@Component({
  selector: 'carnet-file-drop',
  imports: [MatIcon],
  template: `
    <label
      class="drop"
      [class.over]="over()"
      (dragenter)="hover($event)"
      (dragover)="hover($event)"
      (dragleave)="leave($event)"
      (drop)="drop($event)"
    >
      <input
        #field
        type="file"
        class="cdk-visually-hidden"
        [accept]="takes().accept"
        [attr.aria-labelledby]="id"
        [attr.aria-describedby]="id + '-kinds'"
        (change)="choose(field)"
      />
      <mat-icon svgIcon="upload_file" />
      <span>
        <strong [id]="id">{{ label() }}</strong>
        <span class="wide">&nbsp;{{ words.say('common.orDropHere') }}</span>
        <span class="small muted" [id]="id + '-kinds'">{{ kinds() }}</span>
      </span>
    </label>
  `,
  styleUrl: './file-drop.scss',
})
export class FileDrop {
  readonly label = input.required<string>();
  /** What is taken, in words. */
  readonly kinds = input.required<string>();
  readonly takes = input.required<FileRule>();
  readonly file = output<File>();
  readonly text = output<string>();
  readonly refused = output<FileRefusal>();
  protected readonly words = inject(Words);
  protected readonly id = `carnet-file-${(count += 1)}`;
  protected readonly over = signal(false);

  protected choose(field: HTMLInputElement): void {
    const files = [...(field.files ?? [])];
    // The same file may be chosen again.
    field.value = '';
    this.#take(files);
  }

  protected hover(event: DragEvent): void {
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    this.over.set(true);
  }

  /** From the zone to one of its words is no leaving. */
  protected leave(event: DragEvent): void {
    const zone = event.currentTarget as Element;
    if (!zone.contains(event.relatedTarget as Node | null)) this.over.set(false);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    const dropped = event.dataTransfer;
    const text = dropped?.getData('text/plain') ?? '';
    // A folder comes as a file that cannot be read.
    if ([...(dropped?.items ?? [])].some((item) => item.webkitGetAsEntry()?.isDirectory)) this.refused.emit('kind');
    else if (dropped && dropped.files.length > 0) this.#take([...dropped.files]);
    else if (text.trim() !== '') this.text.emit(text);
  }

  #take(files: readonly File[]): void {
    const [file] = files;
    const why = refusalOf(files, this.takes());
    if (why) this.refused.emit(why);
    else if (file) this.file.emit(file);
  }
}
