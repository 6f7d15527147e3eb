export type FileRefusal = 'several' | 'kind' | 'too-large';
export interface FileRule {
  /** As the `accept` of a file field is written. */
  readonly accept: string;
  /** In bytes. */
  readonly most: number;
}

/** What a system says of a file whose kind it does not know: whoever reads the file will see. */
const unknown: readonly string[] = ['', 'application/octet-stream'];

const fits = ({ name, type }: Pick<File, 'name' | 'type'>, accept: string): boolean =>
  accept.split(',').some((one) => {
    if (one.startsWith('.')) return name.toLowerCase().endsWith(one);
    return one.endsWith('/*') ? type.startsWith(one.slice(0, -1)) : type === one;
  });

/**
 * Why what was handed over is not one file of those kinds; null when it is. A chooser can be told to show every file, and a drop asks no
 * chooser: the same rule stands for both. https://html.spec.whatwg.org/multipage/input.html#attr-input-accept
 */
export const refusalOf = (files: readonly Pick<File, 'name' | 'type' | 'size'>[], { accept, most }: FileRule): FileRefusal | null => {
  if (files.length > 1) return 'several';
  if (files.some((file) => !unknown.includes(file.type) && !fits(file, accept))) return 'kind';
  return files.some(({ size }) => size > most) ? 'too-large' : null;
};
