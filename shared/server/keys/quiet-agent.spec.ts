import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { IAgentPlugin, IPluginMethodMap } from '@veramo/core';
import { makeAgent } from './quiet-agent.ts';

interface Greeter extends IPluginMethodMap {
  greet(args: { readonly name: string }): Promise<string>;
  greetTwice(args: { readonly name: string }): Promise<string>;
}
const greeter: IAgentPlugin = {
  methods: {
    greet: ({ name }: { name: string }) => Promise.resolve(`Bonjour ${name}`),
    greetTwice: async (args: { name: string }, { agent }: { agent: Greeter }) => `${await agent.greet(args)}, ${await agent.greet(args)}`,
  },
};

describe('the quiet agent', () => {
  it('lets one plugin call another, as Veramo’s own does', async () => {
    const agent = makeAgent<Greeter>([greeter]);

    expect(await agent.greetTwice({ name: 'Ana' })).toBe('Bonjour Ana, Bonjour Ana');
  });

  it('refuses a method that no plugin brings', async () => {
    const agent = makeAgent<Greeter>([greeter]);

    await expectAsync(agent.execute('leave', {})).toBeRejectedWithError('Method not available: leave');
  });

  it('prints nothing of what it is asked, even to who sets DEBUG', () => {
    const room = fileURLToPath(new URL('quiet-agent.ts', import.meta.url));
    const script = `
      import { makeAgent } from ${JSON.stringify(room)};
      await makeAgent([{ methods: { greet: () => Promise.resolve('Bonjour') } }]).greet({ name: 'Ana' });`;

    const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      env: { ...process.env, DEBUG: 'veramo:*' },
      encoding: 'utf8',
    });

    expect([status, stdout, stderr]).toEqual([0, '', '']);
  });
});
