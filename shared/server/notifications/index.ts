import type { Module } from '#shared/server/module';
import { reactions } from './reactions.ts';

export { deliver, type Message } from './deliver.ts';
export { listDeliveries, type Delivery } from './list-deliveries.ts';
export { write, type Template, type Words, type Written } from './template.ts';

export const notificationsModule: Module = { name: 'notifications', reactions };
