import { Skeleton, Text, useComputedColorScheme } from '@mantine/core';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapEngine } from './map-engine';
import type { MapContent, MapEvents, MapLook } from './map.types';
import classes from './map.module.css';

interface MapViewProps extends Partial<MapEvents> {
  /** What the map shows, for who cannot see it. The same facts must stand beside it as text. */
  readonly label: string;
  readonly height: number | string;
  readonly content: MapContent;
  /** A touch sets the position. */
  readonly isPicking?: boolean;
  /** A style of the agency's own; the one that is shipped without it. */
  readonly styleUrl?: string;
  /** The map moves to its content whenever this changes. */
  readonly fitKey?: string;
}

/**
 * A map on a style that is shipped with the app. maplibre-gl loads when the first map is shown; a browser that
 * cannot draw it says so, and what stands beside the map still works.
 */
export function MapView(props: MapViewProps) {
  const { label, height, content, isPicking = false, styleUrl = '', fitKey = '' } = props;
  const { t, i18n } = useTranslation('map');
  const isDark = useComputedColorScheme('light') === 'dark';
  const container = useRef<HTMLDivElement>(null);
  const engine = useRef<MapEngine | null>(null);
  const [state, setState] = useState<'loading' | 'ready' | 'unable'>('loading');

  const onPick = useEffectEvent<MapEvents['onPick']>((position) => props.onPick?.(position));
  const onSelect = useEffectEvent<MapEvents['onSelect']>((id) => props.onSelect?.(id));
  const lookNow = useEffectEvent((): MapLook => ({
    isDark,
    styleUrl,
    markerLabel: t('marker'),
    locale: {
      'NavigationControl.ZoomIn': t('zoomIn'),
      'NavigationControl.ZoomOut': t('zoomOut'),
      'AttributionControl.ToggleAttribution': t('attribution'),
      'Map.Title': label,
      'Marker.Title': t('marker'),
      'ScaleControl.Meters': t('metres'),
      'ScaleControl.Kilometers': t('kilometres'),
      'CooperativeGesturesHandler.WindowsHelpText': t('gesture.keys'),
      'CooperativeGesturesHandler.MacHelpText': t('gesture.keysMac'),
      'CooperativeGesturesHandler.MobileHelpText': t('gesture.touch'),
    },
  }));
  const contentNow = useEffectEvent(() => content);

  // Another language needs another map: the words of its controls are given once.
  const { language } = i18n;
  useEffect(() => {
    let isGone = false;
    const start = async () => {
      const { createMap } = await import('./map-engine');
      if (isGone || container.current === null) return;
      const made = createMap(
        container.current,
        lookNow(),
        { onPick: (position) => onPick(position), onSelect: (id) => onSelect(id) },
        isPicking,
      );
      engine.current = made;
      made.show(contentNow());
      made.fit(contentNow());
      setState('ready');
    };
    start().catch(() => {
      if (!isGone) setState('unable');
    });
    return () => {
      isGone = true;
      engine.current?.destroy();
      engine.current = null;
    };
  }, [language, isPicking]);

  useEffect(() => engine.current?.show(content), [content]);
  useEffect(() => engine.current?.restyle(lookNow()), [isDark, styleUrl]);
  useEffect(() => engine.current?.fit(contentNow()), [fitKey]);

  return (
    <div className={classes.frame} style={{ height }} role="region" aria-label={label}>
      <div ref={container} className={classes.canvas} />
      {state === 'loading' ? <Skeleton className={classes.loading ?? ''} radius={0} /> : null}
      {state === 'unable' ? (
        <div className={classes.unable} role="status">
          <Text size="sm">{t('unable')}</Text>
        </div>
      ) : null}
    </div>
  );
}
