// `npm run admin:create -- issuer name@example.fr "First Last"`: a link, good once, with which the first administrator chooses a password.
import { askScript } from './ask-script.ts';
import { homeAddresses, homeOf } from './home.ts';
import { openHome } from './open-home.ts';

const usage = 'npm run admin:create -- issuer|verifier name@example.fr "First Last"';

const create = async (): Promise<void> => {
  const [app, email, name] = process.argv.slice(2);
  if (!app || !email) throw new Error(usage);
  const home = homeOf(process.env);
  const { env, close } = await openHome({ home, addresses: homeAddresses(home, process.env), env: process.env });
  try {
    const link = await askScript<string>('administrator-link.ts', env, [app, email, name ?? email]);
    console.log(`Good once, for seven days, while the product runs:\n${link}`);
  } finally {
    await close();
  }
};

create().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
