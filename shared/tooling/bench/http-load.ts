import { connect, type Socket } from 'node:net';

/** One connection that asks again as soon as it is answered, until `count` answers; rejects at the first that is not the expected one. */
const converse = (port: number, path: string, expected: string, count: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket: Socket = connect(port, '127.0.0.1');
    const request = `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n\r\n`;
    let left = count;
    let heard = '';
    socket.setNoDelay(true);
    socket.once('connect', () => socket.write(request));
    socket.once('error', reject);
    socket.on('data', (chunk) => {
      heard += chunk.toString('latin1');
      if (!heard.endsWith('}')) return;
      if (!heard.startsWith('HTTP/1.1 200 ') || !heard.endsWith(expected)) return reject(new Error(`unexpected answer: ${heard}`));
      heard = '';
      left -= 1;
      if (left > 0) return void socket.write(request);
      socket.destroy();
      resolve();
    });
  });

/** Asks `count` times over 32 kept connections and checks every answer. */
export const load = async (port: number, path: string, expected: string, count: number): Promise<void> => {
  const connections = 32;
  await Promise.all(Array.from({ length: connections }, () => converse(port, path, expected, Math.ceil(count / connections))));
};
