import { screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { renderUi } from '~/test/render';
import { MapView } from './MapView';
import type { MapEvents } from './map.types';

const drawn = vi.hoisted(() => ({
  show: vi.fn(),
  fit: vi.fn(),
  restyle: vi.fn(),
  destroy: vi.fn(),
}));
const createMap = vi.hoisted(() => vi.fn());
vi.mock('./map-engine', () => ({ createMap }));

const content = { points: [], places: [], shapes: [], selectedId: null, picked: null };

describe('the map', () => {
  it('draws what it is given, tells what was touched, and cleans up', async () => {
    createMap.mockReturnValue(drawn);
    const onPick = vi.fn();
    const { unmount } = renderUi(
      <MapView label="Position" height={200} content={content} isPicking onPick={onPick} />,
    );
    await vi.waitFor(() => expect(drawn.show).toHaveBeenCalledWith(content));
    const events = createMap.mock.calls[0]?.[2] as MapEvents;
    events.onPick({ latitude: 20.1, longitude: 85.7 });
    expect(onPick).toHaveBeenCalledWith({ latitude: 20.1, longitude: 85.7 });
    unmount();
    expect(drawn.destroy).toHaveBeenCalled();
  });

  it('says so where the browser cannot draw it', async () => {
    createMap.mockImplementation(() => {
      throw new Error('no WebGL');
    });
    renderUi(<MapView label="Position" height={200} content={content} />);
    expect(await screen.findByText(/cannot draw the map/)).toBeVisible();
  });
});
