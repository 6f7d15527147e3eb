// Shows progress while specs run, explains failures at the end, and counts.
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
  /** Failures of no spec in particular: a file that does not load. */
  outside?: number;
}
interface Failure {
  readonly name: string;
  readonly why: readonly jasmine.FailedExpectation[];
}

const ownLines = (stack: string): string =>
  stack
    .split('\n')
    .filter((line) => line.includes('file://') && !line.includes('node_modules'))
    .slice(0, 6)
    .join('\n');

const explain = ({ name, why }: Failure): string =>
  [`✗ ${name}`, ...why.flatMap(({ message, stack }) => [`    ${message.replaceAll('\n', '\n    ')}`, ownLines(stack ?? '')])].join('\n');

/** A Jasmine reporter: one dot for each spec, or its name and seconds when `names` is asked for (long stories). */
export const countReporter = (names: boolean): jasmine.CustomReporter & { readonly counts: Counts } => {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  const failures: Failure[] = [];
  const tell = (mark: string, line: string): boolean => process.stdout.write(names ? `  ${mark} ${line}\n` : mark);
  const outside = (result: jasmine.SuiteResult | jasmine.JasmineDoneInfo, name: string): void => {
    if ((result.failedExpectations ?? []).length === 0) return;
    counts.failed += 1;
    failures.push({ name, why: result.failedExpectations });
  };
  return {
    counts,
    specDone(result) {
      if (result.status === 'excluded' || result.status === 'pending') {
        counts.skipped += 1;
        return;
      }
      const passed = result.status === 'passed';
      counts[passed ? 'passed' : 'failed'] += 1;
      tell(passed ? '·' : '✗', `${result.fullName} (${((result.duration ?? 0) / 1000).toFixed(1)} s)`);
      if (!passed) failures.push({ name: result.fullName, why: result.failedExpectations });
    },
    suiteDone: (result) => outside(result, `${result.fullName} (before or after its specs)`),
    jasmineDone(result) {
      const before = counts.failed;
      outside(result, 'outside every spec');
      counts.outside = counts.failed - before;
      if (!names) process.stdout.write('\n');
      const order = result.order.random ? `, in the order of seed ${result.order.seed}` : '';
      if (failures.length > 0) console.log(`\n✗ ${counts.failed} failed${order}`);
      for (const failure of failures) console.log(`\n${explain(failure)}`);
    },
  };
};
