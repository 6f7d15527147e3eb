/** One line of `npm run bench`. A figure without `goal` is printed and binds nobody. */
export interface Figure {
  readonly figure: string;
  readonly ratio?: number;
  /** Where no ratio fits. */
  readonly value?: number;
  readonly unit?: string;
  /** Least ratio, or most value. */
  readonly goal?: number;
  readonly rounds: number;
}

/** The figures a measurement printed: its lines that are JSON with a `figure`. */
export const readFigures = (output: string): Figure[] =>
  output.split('\n').flatMap((line) => {
    if (!line.startsWith('{"figure"')) return [];
    try {
      return [JSON.parse(line) as Figure];
    } catch {
      return [];
    }
  });

/** Below a least ratio, or above a most value. */
export const short = ({ ratio, value, goal }: Figure): boolean => {
  if (goal === undefined) return false;
  return ratio === undefined ? value === undefined || value > goal : ratio < goal;
};

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};
