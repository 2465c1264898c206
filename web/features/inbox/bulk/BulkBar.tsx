import { Button, Group, Loader, Paper, Text } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moneyToText } from '#domain';
import { workflowQueries, type PaperOffers } from '~/features/workflow';
import { useSession } from '~/session/use-session';
import { useActionName } from '~/ui/action/use-action-name';
import { MoneyText } from '~/ui/MoneyText';
import type { InboxRow } from '../inbox.types';
import { commonActions, totalOf, type CommonAction } from './bulk';
import { BulkDialog } from './BulkDialog';
import classes from './bulk.module.css';

interface BulkBarProps {
  readonly rows: readonly InboxRow[];
  readonly onClear: () => void;
  /** Papers that have just been moved together. */
  readonly onMoved: (ids: readonly string[]) => void;
}

/** What can be done with the marked papers together, and how much money they are. */
export function BulkBar({ rows, onClear, onMoved }: BulkBarProps) {
  const { t } = useTranslation('inbox');
  const actionName = useActionName();
  const { offers, isPending } = useOffers(rows);
  const [chosen, setChosen] = useState<{
    readonly action: CommonAction;
    readonly rows: readonly InboxRow[];
  } | null>(null);
  const actions = commonActions(rows, offers);
  return (
    <>
      {rows.length === 0 ? null : (
        <Paper
          component="section"
          aria-label={t('bulk.label')}
          className={`${classes.bar ?? ''} no-print`}
        >
          <Text size="sm" fw={650} aria-live="polite">
            {t('bulk.selected', { count: rows.length })}
            {' · '}
            <MoneyText value={moneyToText(totalOf(rows))} />
          </Text>
          <Group gap="xs">
            {isPending ? <Loader size="xs" aria-label={t('common:state.loading')} /> : null}
            {actions.map((action) => (
              <Button
                key={action.action}
                size="xs"
                color={action.kind === 'REJECT' ? 'red' : 'teal'}
                variant={action.kind === 'FORWARD' ? 'filled' : 'default'}
                onClick={() => setChosen({ action, rows })}
              >
                {actionName(action)}
              </Button>
            ))}
            {!isPending && actions.length === 0 ? (
              <Text size="sm" c="dimmed">
                {t('bulk.nothingInCommon')}
              </Text>
            ) : null}
            <Button
              size="xs"
              variant="subtle"
              color="gray"
              leftSection={<IconX size={14} aria-hidden />}
              onClick={onClear}
            >
              {t('bulk.clear')}
            </Button>
          </Group>
        </Paper>
      )}
      {chosen === null ? null : (
        <BulkDialog
          action={chosen.action}
          rows={chosen.rows}
          offers={offers}
          onClose={(ids) => {
            setChosen(null);
            onClear();
            onMoved(ids);
          }}
          onCancel={() => setChosen(null)}
        />
      )}
    </>
  );
}

/** What each marked paper offers; one question per kind of paper. */
function useOffers(rows: readonly InboxRow[]) {
  const { tenant } = useSession();
  const types = [...new Set(rows.map(({ document_type: type }) => type))];
  return useQueries({
    queries: types.map((type) =>
      workflowQueries.offers(
        tenant.id,
        type,
        rows.filter((row) => row.document_type === type).map((row) => row.document_id),
      ),
    ),
    combine: (answers) => ({
      isPending: answers.some((answer) => answer.isPending),
      offers: new Map<string, PaperOffers>(
        answers.flatMap(({ data = [] }) => data.map((offer) => [offer.document_id, offer])),
      ),
    }),
  });
}
