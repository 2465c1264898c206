import { REALTIME_SUBSCRIBE_STATES, RealtimeClient } from '@supabase/realtime-js';
import { accessToken, config } from './client';

export type LiveState = 'connecting' | 'live' | 'lost';

/** What the database broadcasts when a paper changes hands. */
export interface PaperMoved {
  readonly document_type: string;
  readonly document_id: string;
  readonly number: string | null;
  readonly state: string;
  readonly version: number;
  readonly actor_id: string | null;
}

interface TenantChannelHandlers {
  readonly onPaperMoved: (moved: PaperMoved) => void;
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
    .subscribe((status) =>
      handlers.onState(status === REALTIME_SUBSCRIBE_STATES.SUBSCRIBED ? 'live' : 'lost'),
    );
  return () => {
    void socket.removeChannel(channel);
  };
}
