import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconPlus, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '~/session/use-session';
import { DateText } from '~/ui/DateText';
import { EmptyState } from '~/ui/EmptyState';
import { DataTable, type Column } from '~/ui/table/DataTable';
import type { Tender } from '../tender.types';
import { SecurityDialog } from './SecurityDialog';
import { SecurityTable } from './SecurityTable';

type Interest = Tender['interests'][number];

/** Who registered, and what securities they gave. Who has bid stays unknown until the opening. */
export function BiddersTab({ tender }: { readonly tender: Tender }) {
  const { t } = useTranslation('tenders');
  const mayKeep = useCan('tender:evaluate');
  const [isAdding, setAdding] = useState(false);
  const columns: readonly Column<Interest>[] = [
    { id: 'name', header: t('bidder.name'), cell: (row) => row.organisation_name },
    {
      id: 'at',
      header: t('bidder.registeredAt'),
      cell: (row) => <DateText value={row.registered_at} withTime size="sm" />,
    },
    { id: 'by', header: t('bidder.registeredBy'), cell: (row) => row.registered_by_name },
  ];
  if (tender.interests.length === 0) {
    return <EmptyState icon={IconUsers} title={t('bidder.none')} hint={t('bidder.noneHint')} />;
  }
  return (
    <Stack gap="md">
      <Paper p="md">
        <Text size="sm" c="dimmed" mb="xs">
          {t('bidder.hint')}
        </Text>
        <DataTable
          caption={t('bidder.caption')}
          columns={columns}
          rows={tender.interests}
          rowKey={(row) => row.organisation_id}
        />
      </Paper>
      <Paper p="md" component="section" aria-labelledby="securities-title">
        <Group justify="space-between" mb="xs">
          <Title order={2} fz="md" id="securities-title">
            {t('security.title')}
          </Title>
          {mayKeep ? (
            <Button
              size="xs"
              variant="light"
              leftSection={<IconPlus size={15} aria-hidden />}
              onClick={() => setAdding(true)}
            >
              {t('security.add')}
            </Button>
          ) : null}
        </Group>
        <SecurityTable tender={tender} />
      </Paper>
      {isAdding ? <SecurityDialog tender={tender} onClose={() => setAdding(false)} /> : null}
    </Stack>
  );
}
