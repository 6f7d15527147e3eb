// The plan of the house as README shows it, printed from architecture.mjs.
import { issuer, verifier } from '../../architecture.mjs';

const rows = (title: string, table: Readonly<Record<string, readonly string[]>>): string[] => [
  `| ${title} | may know |`,
  '| --- | --- |',
  ...Object.entries(table).map(([name, known]) => `| ${name} | ${known.length > 0 ? known.join(', ') : '–'} |`),
];

/** Two tables in Markdown: every module of each server, and whom it may know. */
export const housePlan = (): string => [...rows('`issuer/server`', issuer), '', ...rows('`verifier/server`', verifier)].join('\n');
