import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LinkText } from '~/ui/LinkText';
import type { Readiness } from '../asset.types';

const LOOKS = {
  MET: { color: 'var(--mantine-color-green-7)', Icon: IconCircleCheck },
  MISSING: { color: 'var(--mantine-color-error)', Icon: IconCircleX },
  HINT: { color: 'var(--mantine-color-saffron-6)', Icon: IconAlertTriangle },
} as const;

/** On which tab of the order a line is mended. */
const TABS = {
  ORDER_IN_FORCE: 'lines',
  NO_AMENDMENT: 'amendments',
  SITE_HANDED_OVER: 'kickoff',
  FINAL_MEASUREMENT: 'measurements',
  BOOKS_DECIDED: 'measurements',
  ITEMS_COMPLETE: 'measurements',
  MILESTONES_DONE: 'site',
  ISSUES_CLOSED: 'site',
} as const;

interface ReadinessListProps {
  readonly readiness: readonly Readiness[];
  readonly orderId: string;
}

/** What an order needs before it can be closed: what is met, what is missing, and where each is done. */
export function ReadinessList({ readiness, orderId }: ReadinessListProps) {
  const { t } = useTranslation('assets');
  return (
    <Paper component="section" p="md" aria-labelledby="readiness-title">
      <Title order={2} fz="md" id="readiness-title" mb="xs">
        {t('ready.heading')}
      </Title>
      <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
        {readiness.map((line) => {
          const { color, Icon } = LOOKS[line.status];
          return (
            <Group component="li" key={line.code} gap="xs" wrap="nowrap" align="flex-start">
              <Icon
                size={18}
                color={color}
                style={{ flex: 'none', marginTop: 2 }}
                role="img"
                aria-label={t(`ready.status.${line.status}`)}
              />
              <div>
                <Text size="sm">
                  {t(`ready.${line.code}.${line.status === 'MET' ? 'met' : 'open'}`, {
                    count: line.count,
                  })}
                </Text>
                {line.status === 'MET' ? null : <Way line={line} orderId={orderId} />}
              </div>
            </Group>
          );
        })}
      </Stack>
    </Paper>
  );
}

function Way({ line, orderId }: { readonly line: Readiness; readonly orderId: string }) {
  const { t } = useTranslation('assets');
  const { code, id } = line;
  const label = t(`ready.${code}.way`);
  if (code === 'BOOKS_DECIDED' && id !== null) {
    return (
      <LinkText to="/measurements/$measurementId" params={{ measurementId: id }} size="sm">
        {label}
      </LinkText>
    );
  }
  if (code === 'NO_AMENDMENT' && id !== null) {
    return (
      <LinkText to="/work-order-amendments/$amendmentId" params={{ amendmentId: id }} size="sm">
        {label}
      </LinkText>
    );
  }
  return (
    <LinkText
      to="/work-orders/$workOrderId"
      params={{ workOrderId: orderId }}
      search={{ tab: TABS[code] }}
      size="sm"
    >
      {label}
    </LinkText>
  );
}
