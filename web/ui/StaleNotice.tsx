import { Alert, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import type { ApiError } from '~/lib/api-error';
import { textOf } from '~/lib/json';

interface StaleNoticeProps {
  /** The refusal: `STALE_VERSION` with `moved_by`, `moved_at` and `state` in its details. */
  readonly error: ApiError;
  readonly stateName?: (state: string) => string;
  /** What to do now. */
  readonly children?: ReactNode;
}

/** Someone else was faster: who, when, and where the paper is now. */
export function StaleNotice({ error, stateName, children }: StaleNoticeProps) {
  const { t } = useTranslation('workflow');
  const format = useFormat();
  const box = useRef<HTMLDivElement>(null);
  // The button that was pressed may be far below: the notice is what has to be read now.
  useEffect(() => box.current?.focus(), []);
  const state = textOf(error.details, 'state') ?? '';
  const who = textOf(error.details, 'moved_by');
  const when = textOf(error.details, 'moved_at');
  return (
    <Alert
      ref={box}
      tabIndex={-1}
      role="alert"
      color="saffron"
      icon={<IconUsers aria-hidden />}
      title={t('stale.title')}
    >
      <Text size="sm">
        {t('stale.text', {
          who: who === null ? t('stale.someone') : who === 'SYSTEM' ? t('system') : who,
          when: format.dateTime(when),
          state: stateName?.(state) ?? t([`states.${state}`, 'states.UNKNOWN'], { code: state }),
        })}
      </Text>
      {children}
    </Alert>
  );
}
