import { enterNode } from './enter-node.mjs';

enterNode('shared/tooling/test-all.ts', process.argv.slice(2));
