import { Agent, type IAgentOptions, type IPluginMethodMap, type TAgent } from '@veramo/core';

type Method = (args: unknown, context: { readonly agent: Agent }) => unknown;

/**
 * Veramo's agent without its debug lines. It would make two loggers at every call and write out every answer for them, heard or not (a sixth
 * of an issuance, measured), and print people's claims to whoever sets `DEBUG`.
 */
class QuietAgent extends Agent {
  override async execute<P, R>(method: string, args: P): Promise<R> {
    const run = this.methods[method] as Method | undefined;
    if (!run) throw new Error(`Method not available: ${method}`);
    return run(args ?? {}, { agent: this }) as R;
  }
}

export const makeAgent = <T extends IPluginMethodMap>(plugins: IAgentOptions['plugins']): TAgent<T> =>
  new QuietAgent({ plugins: plugins ?? [] }) as unknown as TAgent<T>;
