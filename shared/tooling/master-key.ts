// `npm run keys:master -- issuer status|add|rewrap|remove <name>`: the master key of one server, and its rotation while everything runs.
import { askScript } from './ask-script.ts';
import { homeAddresses, homeOf } from './home.ts';
import { openHome } from './open-home.ts';

const usage = `npm run keys:master -- issuer|verifier status          which master keys there are, and which may be removed
npm run keys:master -- issuer|verifier add             a new one beside the old: a running server uses it within a second
npm run keys:master -- issuer|verifier rewrap          wraps everything again now (a running server does it by itself, every minute)
npm run keys:master -- issuer|verifier remove <name>   takes an old one away, once nothing is under it`;

const run = async (): Promise<void> => {
  const [app, verb] = process.argv.slice(2);
  if (!app || !verb) throw new Error(usage);
  const home = homeOf(process.env);
  const { env, close } = await openHome({ home, addresses: homeAddresses(home, process.env), env: process.env });
  try {
    const lines = await askScript<readonly string[]>('master-key-command.ts', env, process.argv.slice(2));
    console.log(lines.join('\n'));
  } finally {
    await close();
  }
};

run().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
