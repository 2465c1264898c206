import { REALTIME_SUBSCRIBE_STATES, RealtimeClient } from '@supabase/realtime-js';
import { accessToken, config } from './client';
import type { PaperEditing, PaperMoved, PaperSaved } from './live-events';

export type LiveState = 'connecting' | 'live' | 'lost';

interface TenantChannelHandlers {
  readonly onPaperMoved: (moved: PaperMoved) => void;
  readonly onPaperSaved: (saved: PaperSaved) => void;
  readonly onPaperEditing: (editing: PaperEditing) => void;
  readonly onState: (state: LiveState) => void;
}

let client: RealtimeClient | null = null;

function realtime(): RealtimeClient {
  const { supabaseUrl, supabasePublishableKey } = config();
  client ??= new RealtimeClient(`${supabaseUrl.replace(/^http/, 'ws')}/realtime/v1`, {
    params: { apikey: supabasePublishableKey },
    accessToken,
  });
  return client;
}

/**
 * Listens on the private channel of a tenant; row-level security decides who may. The client reconnects
 * by itself; `onState` says when what is on the screen may be old. Returns the unsubscriber.
 * Import this module lazily: the first screen does without it.
 */
export async function listenToTenant(
  tenantId: string,
  handlers: TenantChannelHandlers,
): Promise<() => void> {
  const socket = realtime();
  await socket.setAuth();
  handlers.onState('connecting');
  const channel = socket
    .channel(`tenant:${tenantId}`, { config: { private: true } })
    .on('broadcast', { event: 'paper_moved' }, (message) =>
      handlers.onPaperMoved(message['payload'] as PaperMoved),
    )
    .on('broadcast', { event: 'paper_saved' }, (message) =>
      handlers.onPaperSaved(message['payload'] as PaperSaved),
    )
    .on('broadcast', { event: 'paper_editing' }, (message) =>
      handlers.onPaperEditing(message['payload'] as PaperEditing),
    )
    .subscribe((status) =>
      handlers.onState(status === REALTIME_SUBSCRIBE_STATES.SUBSCRIBED ? 'live' : 'lost'),
    );
  return () => {
    void socket.removeChannel(channel);
  };
}

/** Listens to one person's own notices; resolves to the unsubscriber. */
export async function listenToPerson(
  userId: string,
  onNotified: (notice: unknown) => void,
): Promise<() => void> {
  const socket = realtime();
  await socket.setAuth();
  const channel = socket
    .channel(`user:${userId}`, { config: { private: true } })
    .on('broadcast', { event: 'notified' }, (message) => onNotified(message['payload']))
    .subscribe();
  return () => {
    void socket.removeChannel(channel);
  };
}
