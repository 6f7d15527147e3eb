// `npm run check`
import { runChecks } from './checks.ts';

const checks = await runChecks(({ name, faults, seconds }) => console.log(`  ${faults ? '✗' : '✓'} ${name} (${seconds.toFixed(1)} s)`));
for (const { name, faults } of checks) if (faults) console.log(`\n${name}\n${faults}`);
process.exitCode = checks.some(({ faults }) => faults) ? 1 : 0;
