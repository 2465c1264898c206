import { Button, Paper, Stack, Text } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PaperState } from '~/features/workflow';
import { useCan } from '~/session/use-session';
import { EmptyState } from '~/ui/EmptyState';
import { LinkText } from '~/ui/LinkText';
import { MoneyText } from '~/ui/MoneyText';
import { DataTable, type Column } from '~/ui/table/DataTable';
import { LetterDialog } from '../letter/LetterDialog';
import type { LetterFacts, Tender } from '../tender.types';

/** The letters of intent of a tender: one that is live at most, and those that were declined before it. */
export function LetterTab({ tender }: { readonly tender: Tender }) {
  const { t } = useTranslation('tenders');
  const mayCreate = useCan('tender:create') && tender.stage === 'RECOMMENDED';
  const isFree = tender.letters.every((letter) => letter.application_status === 'INACTIVE');
  const [isOpen, setOpen] = useState(false);
  const columns: readonly Column<LetterFacts>[] = [
    {
      id: 'number',
      header: t('letter.number'),
      cell: (row) => (
        <LinkText to="/letters/$letterId" params={{ letterId: row.id }} size="sm">
          {row.number}
        </LinkText>
      ),
    },
    { id: 'to', header: t('bidder.name'), cell: (row) => row.organisation_name },
    {
      id: 'state',
      header: t('column.state'),
      onCard: 'badge',
      cell: (row) => <PaperState type="letter_of_intent" state={row.state} />,
    },
    {
      id: 'amount',
      header: t('letter.amount'),
      align: 'right',
      cell: (row) => <MoneyText value={row.amount} />,
    },
  ];
  const add =
    mayCreate && isFree ? <Button onClick={() => setOpen(true)}>{t('letter.new')}</Button> : null;
  return (
    <>
      {tender.letters.length === 0 ? (
        <EmptyState
          icon={IconMail}
          title={t('letter.none')}
          hint={t('letter.noneHint')}
          action={add}
        />
      ) : (
        <Paper p="md">
          <Stack gap="sm" align="flex-start">
            {add}
            {mayCreate && !isFree ? (
              <Text size="sm" c="dimmed">
                {t('letter.oneAtATime')}
              </Text>
            ) : null}
          </Stack>
          <DataTable
            caption={t('tab.letter')}
            columns={columns}
            rows={tender.letters}
            rowKey={(row) => row.id}
          />
        </Paper>
      )}
      {isOpen ? <LetterDialog tender={tender} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
