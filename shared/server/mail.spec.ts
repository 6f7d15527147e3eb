import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { letter } from './letter.ts';
import { readMailbox } from './mailbox.ts';
import { makeMail } from './mail.ts';
import { fruitRoutes } from './testing/fruit-routes.given.ts';
import { specTime, testConfig } from './testing/house.ts';
import { actorByHeader, startServer } from './testing/server.ts';

const clock = (): Date => specTime;
const mail = {
  to: 'zoe@exemple.fr',
  subject: 'Votre <lien>',
  ...letter({
    locale: 'fr',
    greeting: 'Bonjour Zoé,',
    paragraphs: ['a < b'],
    action: { label: 'Ouvrir', url: 'https://carnet.example/x?a=1&b=2' },
  }),
};

/** Enough of SMTP to take one message. */
const postOffice = (taken: string[]): net.Server =>
  net.createServer((socket) => {
    let data = false;
    socket.write('220 here\r\n');
    socket.on('data', (chunk) => {
      const text = chunk.toString();
      if (data) {
        taken.push(text);
        if (text.includes('\r\n.\r\n')) {
          data = false;
          socket.write('250 kept\r\n');
        }
      } else if (text.startsWith('DATA')) {
        data = true;
        socket.write('354 go\r\n');
      } else if (text.startsWith('QUIT')) socket.end('221 bye\r\n');
      else socket.write('250 ok\r\n');
    });
    socket.on('error', () => undefined);
  });

describe('mail', () => {
  it('lands in the local mailbox, to be read by address, newest first', async () => {
    const server = await startServer('issuer', { authenticate: actorByHeader, permissions: {}, modules: [fruitRoutes] });
    const { config } = server.house;
    await makeMail(config, clock)(mail);
    await makeMail(config, () => new Date(specTime.getTime() + 60_000))({ ...mail, to: 'leo@exemple.fr', subject: 'Plus tard' });

    const all = await readMailbox(config);
    const hers = await server.client().send('GET', '/mailbox.json?to=zoe@exemple.fr');
    const page = await server.client().send('GET', '/mailbox');
    await server.close();

    expect(all.map((one) => one.subject)).toEqual(['Plus tard', 'Votre <lien>']);
    expect((hers.body as { items: { to: string }[] }).items.map((one) => one.to)).toEqual(['zoe@exemple.fr']);
    expect(page.body as string).toContain('Votre &lt;lien&gt;');
    expect(page.body as string).toContain('<a href="https://carnet.example/x?a=1&amp;b=2" rel="noreferrer">');
    expect(page.headers.get('content-security-policy')).not.toContain('script-src');
  }, 60_000);

  it('goes by SMTP when that is configured, and the mailbox pages are gone', async () => {
    const taken: string[] = [];
    const office = postOffice(taken);
    await new Promise<void>((resolve) => office.listen(0, '127.0.0.1', resolve));
    const smtp = { SMTP_URL: `smtp://127.0.0.1:${(office.address() as AddressInfo).port}` };
    const server = await startServer('issuer', { authenticate: actorByHeader, permissions: {}, modules: [] }, smtp);
    await makeMail(server.house.config, clock)(mail);

    expect(taken.join('')).toContain('To: zoe@exemple.fr');
    expect((await server.client().send('GET', '/mailbox.json')).status).toBe(404);
    await server.close();
    office.close();
  }, 60_000);

  it('refuses to start without SMTP anywhere but on localhost', async () => {
    const config = await testConfig('issuer');

    expect(() => makeMail({ ...config, local: false }, clock)).toThrowError(/SMTP_URL/u);
  }, 60_000);
});

describe('a letter', () => {
  it('says the same as text and as HTML, whatever the words hold', () => {
    expect(mail.text).toContain('Bonjour Zoé,\n\na < b\n\nOuvrir\nhttps://carnet.example/x?a=1&b=2');
    expect(mail.html).toContain('a &lt; b');
    expect(mail.html).toContain('href="https://carnet.example/x?a=1&amp;b=2"');
  });

  it('links to web pages only', () => {
    expect(() => letter({ locale: 'fr', greeting: 'x', paragraphs: [], action: { label: 'x', url: 'javascript:alert(1)' } })).toThrowError(
      /web pages/u,
    );
  });
});
