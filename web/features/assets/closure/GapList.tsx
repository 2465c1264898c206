import { Alert, Button, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useErrorText } from '~/i18n/use-error-text';
import { useLocalName } from '~/i18n/local-name';
import type { Gap, Question } from '../asset.types';

interface GapListProps {
  readonly gaps: readonly Gap[];
  readonly questions: readonly Question[];
  /** Opens the form where they are filled; nothing for who cannot. */
  readonly onFill?: (() => void) | undefined;
}

/** What a draft closure still lacks before it can be handed in, each by its name. */
export function GapList({ gaps, questions, onFill }: GapListProps) {
  const { t } = useTranslation('assets');
  const { masters } = useMasters();
  const nameOf = useLocalName();
  const { ofField } = useErrorText();
  if (gaps.length === 0) return null;
  const nameOfGap = ({ pointer, code, params }: Gap) => {
    const [, head = '', key = ''] = pointer.split('/');
    const question = questions.find((candidate) => candidate.code === key);
    const what =
      head === 'answers' && question !== undefined
        ? nameOf(question)
        : head === 'ratings'
          ? t('gap.rating', { criterion: masters.name('RATING_CRITERION', key) })
          : head === 'completed_on'
            ? t('closure.completedOn')
            : head === 'deviation_reason'
              ? t('closure.deviation')
              : t('photosTitle');
    return `${what}: ${ofField({ pointer, code, params })}`;
  };
  return (
    <Alert
      color="saffron"
      icon={<IconAlertTriangle size={18} aria-hidden />}
      title={t('gap.heading', { count: gaps.length })}
    >
      <ul style={{ margin: 0, paddingInlineStart: 18 }}>
        {gaps.map((gap) => (
          <li key={gap.pointer}>
            <Text size="sm">{nameOfGap(gap)}</Text>
          </li>
        ))}
      </ul>
      {onFill === undefined ? null : (
        <Button mt="xs" size="compact-md" variant="light" onClick={onFill}>
          {t('gap.fill')}
        </Button>
      )}
    </Alert>
  );
}
