import type { Server } from 'node:http';

/** Ends a server with what callers kept open. */
export const closing = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
