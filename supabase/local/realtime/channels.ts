import type postgres from 'postgres';
import type { WebSocket } from 'ws';

import type { Caller } from '../caller.ts';
import type { Tokens } from '../jwt.ts';
import { mayReceive } from './authorization.ts';
import { decode, encode, type Frame, type ProtocolVersion } from './protocol.ts';

type Channel = { topic: string; joinRef: string | null; expiry: NodeJS.Timeout | null };
type Message = { id: string; topic: string; event: string; payload: Record<string, unknown> };

/** The longest delay a timer takes; a token that lives longer is looked at again when it fires. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** One client's connection: the private channels it joined and may still receive. */
export class Connection {
  private readonly channels = new Map<string, Channel>();
  private readonly socket: WebSocket;
  private readonly version: ProtocolVersion;
  private readonly sql: postgres.Sql;
  private readonly tokens: Tokens;

  constructor(socket: WebSocket, version: ProtocolVersion, sql: postgres.Sql, tokens: Tokens) {
    this.socket = socket;
    this.version = version;
    this.sql = sql;
    this.tokens = tokens;
    socket.on('message', (data, isBinary) => {
      const frame = isBinary ? null : decode((data as Buffer).toString());
      if (frame !== null) void this.receive(frame);
    });
    socket.on('close', () => this.channels.forEach((channel) => this.forget(channel)));
    socket.on('error', () => socket.terminate());
  }

  /** Sends a broadcast of the database if this client joined its topic. */
  deliver({ id, topic, event, payload }: Message): void {
    const channel = this.channels.get(`realtime:${topic}`);
    if (channel === undefined) return;
    this.send(channel, 'broadcast', { type: 'broadcast', event, payload, meta: { id } });
  }

  private async receive(frame: Frame): Promise<void> {
    switch (frame.event) {
      case 'heartbeat':
        this.reply(frame, 'ok');
        break;
      case 'phx_join':
        await this.join(frame);
        break;
      case 'phx_leave': {
        const channel = this.channels.get(frame.topic);
        if (channel !== undefined) this.forget(channel);
        this.reply(frame, 'ok');
        break;
      }
      case 'access_token':
        await this.refresh(frame);
        break;
      case 'broadcast':
        this.refuse(
          frame,
          'Unauthorized: You do not have permissions to write to this Channel topic',
        );
        break;
    }
  }

  private async join(frame: Frame): Promise<void> {
    const topic = frame.topic.replace(/^realtime:/, '');
    const config = frame.payload.config as
      { private?: boolean; postgres_changes?: unknown[] } | undefined;
    if (config?.private !== true) {
      this.refuse(frame, 'PrivateOnly: This project only allows private channels');
      return;
    }
    if ((config.postgres_changes ?? []).length > 0) {
      this.refuse(frame, 'UnableToSubscribe: postgres_changes is not enabled for this project');
      return;
    }
    const caller = await this.callerOf(frame.payload.access_token);
    if (caller === null || !(await mayReceive(this.sql, caller, topic))) {
      this.refuse(
        frame,
        `Unauthorized: You do not have permissions to read from this Channel topic: ${topic}`,
      );
      return;
    }
    const before = this.channels.get(frame.topic);
    if (before !== undefined) this.forget(before);
    const channel: Channel = { topic: frame.topic, joinRef: frame.joinRef, expiry: null };
    this.channels.set(frame.topic, channel);
    this.watchExpiry(channel, caller);
    this.reply(frame, 'ok', { postgres_changes: [] });
  }

  /** A refreshed token is a new question: the person may have lost the right meanwhile. */
  private async refresh(frame: Frame): Promise<void> {
    const channel = this.channels.get(frame.topic);
    if (channel === undefined) return;
    const caller = await this.callerOf(frame.payload.access_token);
    if (
      caller === null ||
      !(await mayReceive(this.sql, caller, frame.topic.replace(/^realtime:/, '')))
    ) {
      this.close(channel, 'You do not have permissions to read from this Channel topic');
    } else {
      this.watchExpiry(channel, caller);
    }
  }

  private async callerOf(token: unknown): Promise<Caller | null> {
    if (typeof token !== 'string') return null;
    const result = await this.tokens.verify(token);
    if ('fault' in result) return null;
    const { role } = result.claims;
    return {
      role: role === 'authenticated' || role === 'service_role' ? role : 'anon',
      claims: result.claims,
    };
  }

  private watchExpiry(channel: Channel, caller: Caller): void {
    if (channel.expiry !== null) clearTimeout(channel.expiry);
    const { exp } = caller.claims;
    if (exp === undefined) return;
    const wait = exp * 1000 - Date.now();
    channel.expiry = setTimeout(
      () => {
        if (wait > LONGEST_TIMER) this.watchExpiry(channel, caller);
        else this.close(channel, 'Token has expired');
      },
      Math.min(wait, LONGEST_TIMER),
    );
    channel.expiry.unref();
  }

  private close(channel: Channel, message: string): void {
    this.send(channel, 'system', {
      status: 'error',
      message,
      extension: 'system',
      channel: channel.topic.replace(/^realtime:/, ''),
    });
    this.send(channel, 'phx_close', {});
    this.forget(channel);
  }

  private forget(channel: Channel): void {
    if (channel.expiry !== null) clearTimeout(channel.expiry);
    if (this.channels.get(channel.topic) === channel) this.channels.delete(channel.topic);
  }

  private refuse(frame: Frame, reason: string): void {
    this.reply(frame, 'error', { reason });
  }

  private reply(
    frame: Frame,
    status: 'ok' | 'error',
    response: Record<string, unknown> = {},
  ): void {
    this.write({ ...frame, event: 'phx_reply', payload: { status, response } });
  }

  private send(channel: Channel, event: string, payload: Record<string, unknown>): void {
    this.write({ joinRef: channel.joinRef, ref: null, topic: channel.topic, event, payload });
  }

  private write(frame: Frame): void {
    if (this.socket.readyState === this.socket.OPEN) this.socket.send(encode(frame, this.version));
  }
}
