import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { issuer, verifier } from '../../architecture.mjs';
import { root } from './enter-node.mjs';
import { housePlan } from './house-plan.ts';
import { runNode } from './run-child.ts';

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
}

const clean: Readonly<Record<string, string>> = {
  'shared/contract/route.ts': "import * as z from 'zod';\nexport const route = z.string();",
  'shared/contracts/issuer/training.ts': "import { route } from '#shared/contract/route';\nexport const training = route;",
  'shared/server/serve.ts': "import type { Knex } from 'knex';\nexport type Serve = Knex;",
  'shared/server/keys/agent.ts': "import { createAgent } from '@veramo/core';\nexport const agent = createAgent;",
  'shared/server/keys/envelope.ts': 'export const unwrap = 1;',
  'shared/server/keys/index.ts': "export const workers = new URL('./sign-worker.ts', import.meta.url);",
  'shared/server/keys/sign-worker.ts': "import { unwrap } from './envelope.ts';\nexport const worker = unwrap;",
  'shared/credentials/sign.ts': 'export const sign = 1;',
  'shared/angular/api.ts': "import { training } from '#shared/contracts/issuer/training';\nexport const api = training;",
  'shared/tooling/seed.ts': 'export const seed = 1;',
  'issuer/server/main.ts': "import './app.ts';\nimport '#shared/server/keys/index';",
  'issuer/server/app.ts': "import { routes } from './training/routes.ts';\nexport const app = routes;",
  'issuer/server/people/index.ts': "export { list } from './list-people.ts';",
  'issuer/server/people/list-people.ts': "import { Person } from './person.model.ts';\nexport const list = Person;",
  'issuer/server/people/person.model.ts': 'export const Person = 1;',
  'issuer/server/people/given.ts': "export { Person } from './person.model.ts';",
  'issuer/server/competences/index.ts': 'export const competence = 1;',
  'issuer/server/training/routes.ts': "import { list } from '../people/index.ts';\nexport const routes = list;",
  'issuer/server/training/routes.spec.ts': "import { Person } from '../people/given.ts';\nexport const person = Person;",
  'issuer/portal/src/page.ts': "import { api } from '#shared/angular/api';\nexport const page = api;",
  'verifier/server/access/index.ts': 'export const access = 1;',
  'wallet/src/page.ts': "import { sign } from '#shared/credentials/sign';\nexport const page = sign;",
};

const sins: Readonly<Record<string, readonly [rule: string, code: string]>> = {
  'shared/contract/sin-zod.ts': ['contract-only-zod', "import 'rxjs';"],
  'shared/contracts/sin-contract.ts': ['contracts-only-contract', "import '#shared/credentials/sign';"],
  'shared/credentials/sin-node.ts': ['credentials-not-node', "import 'node:fs';"],
  'shared/credentials/sin-server.ts': ['credentials-run-anywhere', "import '#shared/server/serve';"],
  'shared/server/sin-app.ts': ['shared-knows-no-app', "import '../../issuer/server/people/index.ts';"],
  'shared/server/sin-angular.ts': ['server-not-angular', "import '#shared/angular/api';"],
  'shared/server/sin-portal.ts': ['server-not-portal', "import '../../issuer/portal/src/page.ts';"],
  'shared/server/sin-tooling.ts': ['nobody-imports-tooling', "import '#shared/tooling/seed';"],
  'shared/server/sin-veramo.ts': ['veramo-with-the-keys', "import '@veramo/core';"],
  'shared/angular/sin-server.ts': ['angular-kernel-is-light', "import '#shared/server/serve';"],
  'shared/journeys/story.ts': ['', 'export const story = 1;'],
  'shared/server/sin-journey.ts': ['nobody-imports-journeys', "import '#shared/journeys/story';"],
  'issuer/server/training/sin-table.ts': ['issuer-training-may-not-know', "import '../competences/index.ts';"],
  'verifier/server/verification/sin-table.ts': ['verifier-verification-may-not-know', "import '../access/index.ts';"],
  'issuer/server/training/sin-door.ts': ['by-the-door', "import '../people/person.model.ts';"],
  'issuer/server/training/sin.spec.ts': ['tests-by-the-door-or-given', "import '../people/list-people.ts';"],
  'issuer/server/training/sin-given.ts': ['given-is-for-tests', "import '../people/given.ts';"],
  'issuer/server/sin-mount.ts': ['mounted-not-entered', "import './people/list-people.ts';"],
  'issuer/server/attendance/index.ts': ['door-shows-no-model', "import './sheet.model.ts';"],
  'issuer/server/attendance/sheet.model.ts': ['database-behind-the-kernel', "import 'knex';"],
  'issuer/server/attendance/sin-round.ts': ['', "import './sin-back.ts';"],
  'issuer/server/attendance/sin-back.ts': ['no-circular', "import './sin-round.ts';"],
  'issuer/server/attendance/sin-missing.ts': ['unresolved', "import './nowhere.ts';"],
  'issuer/server/attendance/sin-wallet.ts': ['issuer-alone', "import '../../../wallet/src/page.ts';"],
  'verifier/server/access/sin-issuer.ts': ['verifier-alone', "import '../../../issuer/server/people/index.ts';"],
  'wallet/src/sin-verifier.ts': ['wallet-alone', "import '../../verifier/server/access/index.ts';"],
  'wallet/src/sin-server.ts': ['browser-not-server', "import '#shared/server/serve';"],
  'issuer/server/training/sin-unwrap.ts': ['unwrapping-in-the-workers', "import '#shared/server/keys/envelope';"],
  'shared/server/keys/sin-reach.ts': ['', "import './envelope.ts';"],
  'verifier/server/main.ts': ['no-private-key-in-reach', "import '#shared/server/keys/sin-reach';"],
  'issuer/portal/src/sin-node.ts': ['browser-not-node', "import 'node:fs';"],
};

const plant = (tree: string, file: string, code: string): void => {
  mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
  writeFileSync(path.join(tree, file), `${code}\n`);
};

const violationsOf = async (tree: string): Promise<readonly Violation[]> => {
  const cruise = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const config = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', 'issuer', 'verifier', 'wallet', 'shared'];
  const { output } = await runNode([cruise, ...config], { cwd: tree });
  return (JSON.parse(output.slice(output.indexOf('{'))) as { summary: { violations: Violation[] } }).summary.violations;
};

describe('the architecture', () => {
  let tree: string;
  beforeEach(() => {
    tree = mkdtempSync(path.join(tmpdir(), 'carnet-architecture-'));
    for (const file of ['package.json', 'tsconfig.node.json', 'architecture.mjs', '.dependency-cruiser.mjs']) {
      cpSync(path.join(root, file), path.join(tree, file));
    }
    symlinkSync(path.join(root, 'node_modules'), path.join(tree, 'node_modules'));
    for (const [file, code] of Object.entries(clean)) plant(tree, file, code);
  });
  afterEach(() => rmSync(tree, { recursive: true, force: true }));

  it('accepts a clean tree', async () => {
    expect(await violationsOf(tree)).toEqual([]);
  });

  it('sees every planted sin, through the alias too', async () => {
    for (const [file, [, code]] of Object.entries(sins)) plant(tree, file, code);

    const seen = (await violationsOf(tree)).map(({ rule, from }) => `${rule.name} ${from}`);

    for (const [file, [rule]] of Object.entries(sins)) if (rule) expect(seen).toContain(`${rule} ${file}`);
  });

  it('is printed in the README as it is', () => {
    const unpadded = readFileSync(path.join(root, 'README.md'), 'utf8').replace(/ +\|/gu, ' |').replace(/-{3,}/gu, '---');

    expect(unpadded).toContain(housePlan());
  });

  it('has a rule for every module that exists, and no circle in its tables', () => {
    for (const [app, table] of Object.entries({ issuer, verifier } as Record<string, Record<string, string[]>>)) {
      const folder = path.join(root, app, 'server');
      const rooms = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()) : [];
      expect(rooms.map(({ name }) => name).filter((name) => name !== 'testing' && !(name in table))).toEqual([]);

      const reaches = (from: string, path: readonly string[]): boolean =>
        (table[from] ?? []).some((next) => path.includes(next) || reaches(next, [...path, next]));
      expect(Object.keys(table).filter((name) => reaches(name, [name]))).toEqual([]);
    }
  });
});
