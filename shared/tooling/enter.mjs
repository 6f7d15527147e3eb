import { enterNode } from './enter-node.mjs';

const [script, ...args] = process.argv.slice(2);
enterNode(script, args);
