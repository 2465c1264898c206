import { ActionIcon, Group, NativeSelect, Text } from '@mantine/core';
import {
  IconChevronLeft,
  IconChevronLeftPipe,
  IconChevronRight,
  IconChevronRightPipe,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PAGE_SIZES } from '~/lib/list-search';

interface PageFooterProps {
  readonly at: number;
  readonly isEnd: boolean;
  readonly size: number;
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
  readonly onSize: (size: number) => void;
  readonly onFirst: () => void;
  readonly onPrevious: () => void;
  readonly onNext: () => void;
  readonly onLast: () => void;
}

/** From page to page of a list that is read on from its last row: there is no jumping into the middle. */
export function PageFooter(props: PageFooterProps) {
  const { t } = useTranslation();
  const { at, isEnd, size, hasPrevious, hasNext } = props;
  const steps = [
    { name: t('table.first'), Icon: IconChevronLeftPipe, on: hasPrevious, go: props.onFirst },
    { name: t('table.previous'), Icon: IconChevronLeft, on: hasPrevious, go: props.onPrevious },
    { name: t('table.next'), Icon: IconChevronRight, on: hasNext, go: props.onNext },
    { name: t('table.last'), Icon: IconChevronRightPipe, on: hasNext, go: props.onLast },
  ];
  const button = ({ name, Icon, on, go }: (typeof steps)[number]) => (
    <ActionIcon
      key={name}
      variant="default"
      size="lg"
      aria-label={name}
      disabled={!on}
      onClick={go}
    >
      <Icon size={16} aria-hidden />
    </ActionIcon>
  );
  return (
    <Group justify="flex-end" mt="sm" gap="sm" className="no-print">
      <NativeSelect
        size="xs"
        aria-label={t('table.pageSize')}
        value={String(size)}
        data={PAGE_SIZES.map((value) => ({
          value: String(value),
          label: t('table.perPage', { count: value }),
        }))}
        onChange={(event) => props.onSize(Number(event.currentTarget.value))}
      />
      {hasPrevious || hasNext ? (
        <Group component="nav" gap={6} aria-label={t('table.pages')}>
          {steps.slice(0, 2).map(button)}
          <Text size="sm" c="dimmed" aria-live="polite">
            {isEnd ? t('table.last') : t('table.page', { page: at })}
          </Text>
          {steps.slice(2).map(button)}
        </Group>
      ) : null}
    </Group>
  );
}
