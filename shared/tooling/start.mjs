import { enterNode } from './enter-node.mjs';

enterNode('shared/tooling/start-all.ts', process.argv.slice(2));
