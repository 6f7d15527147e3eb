/** A template and a channel, never a mail call in a module: the engine is shared/server/notifications. */
export {
  deliver,
  listDeliveries,
  notificationsModule,
  type Delivery,
  type Message,
  type Template,
  type Words,
} from '#shared/server/notifications/index';
