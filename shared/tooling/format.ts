// `npm run format`
import { runNode } from './run-child.ts';

const { code } = await runNode(['node_modules/prettier/bin/prettier.cjs', '--write', '--log-level', 'warn', '.'], { live: true });
process.exitCode = code;
