// One Jasmine run in a process of its own: `run-jasmine.ts '{"files":[...],"names":false,"seconds":30}'`. Its last line is its counts, as JSON.
import Jasmine from 'jasmine';
import { countReporter } from './count-reporter.ts';

interface Run {
  readonly files: string[];
  readonly names: boolean;
  /** How long one spec may take. */
  readonly seconds: number;
  /** Enough to know that one fails. */
  readonly quick?: boolean;
}

const { files, names, seconds, quick = false } = JSON.parse(process.argv[2] ?? '{}') as Run;
const runner = new Jasmine({ projectBaseDir: process.cwd() });
runner.exitOnCompletion = false;
runner.loadConfig({ spec_dir: '.', spec_files: [] });
runner.env.configure({ random: !names, stopOnSpecFailure: quick });
jasmine.DEFAULT_TIMEOUT_INTERVAL = seconds * 1000;
const reporter = countReporter(names);
runner.clearReporters();
runner.addReporter(reporter);
const result = await runner.execute(files);
if (result.overallStatus !== 'passed' && reporter.counts.failed === 0) {
  console.log(`Not complete: ${result.incompleteReason ?? result.overallStatus}`);
  reporter.counts.failed += 1;
}
process.stdout.write(`${JSON.stringify(reporter.counts)}\n`, () => process.exit(reporter.counts.failed === 0 ? 0 : 1));
