import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { House } from './house.ts';

/** Hears NOTIFY on a connection of its own, made again when it breaks; what was missed meanwhile is found by polling. */
export const listenTo = async (house: House, channel: 'outbox', heard: () => void): Promise<{ stop(): Promise<void> }> => {
  let client: pg.Client | null = null;
  let going = true;
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: house.config.databaseUrl, application_name: 'carnet-listen', keepAlive: true });
    next.on('notification', heard);
    next.on('error', () => undefined);
    try {
      await next.connect();
      await next.query(`listen ${channel}`);
    } catch (fault) {
      // It ends too, and must not ask again beside the loop that made it: attempts would double every second.
      await next.end().catch(() => undefined);
      throw fault;
    }
    next.once('end', () => void again());
    client = next;
  };
  const again = async (): Promise<void> => {
    while (going) {
      await wait(1_000, undefined, { ref: false });
      if (!going) return;
      const made = await connect().then(
        () => true,
        () => false,
      );
      if (made) return heard();
    }
  };
  await connect();
  return {
    stop: async () => {
      going = false;
      await client?.end();
    },
  };
};
