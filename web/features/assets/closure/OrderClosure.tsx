import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconFlagCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PaperState } from '~/features/workflow';
import { useErrorText } from '~/i18n/use-error-text';
import { useFormat } from '~/i18n/use-format';
import { useSession } from '~/session/use-session';
import { EmptyState } from '~/ui/EmptyState';
import { LinkButton } from '~/ui/LinkButton';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { assetQueries } from '../asset.queries';
import type { Closable } from '../asset.types';
import { ClosureDialog } from './ClosureDialog';
import { GapList } from './GapList';
import { ReadinessList } from './ReadinessList';

/** The closure of one work order, for its page: what it needs, what is missing and where, and the paper that closes it. */
export function OrderClosure({ orderId }: { readonly orderId: string }) {
  const { t } = useTranslation('assets');
  const { tenant } = useSession();
  const query = useQuery(assetQueries.closable(tenant.id, orderId));
  return (
    <QueryBoundary query={query}>
      {(closable) =>
        closable === null ? (
          <EmptyState title={t('closure.nothing')} />
        ) : (
          <Panel {...{ closable, orderId }} />
        )
      }
    </QueryBoundary>
  );
}

interface PanelProps {
  readonly closable: Closable;
  readonly orderId: string;
}

function Panel({ closable, orderId }: PanelProps) {
  const { t } = useTranslation('assets');
  const format = useFormat();
  const [isOpen, setIsOpen] = useState(false);
  const { closure, readiness } = closable;
  return (
    <Stack gap="md">
      <Paper component="section" p="md" aria-labelledby="closure-title">
        <Stack gap="sm">
          <Title order={2} fz="md" id="closure-title">
            {t('closure.heading')}
          </Title>
          <Text size="sm">
            {t('closure.measured', {
              amount: format.money(closable.measured_value),
              count: closable.unfinished,
            })}
          </Text>
          {closure === null ? (
            <Begin closable={closable} onBegin={() => setIsOpen(true)} />
          ) : (
            <Stored closure={closure} />
          )}
        </Stack>
      </Paper>
      {readiness.length === 0 || (closure !== null && !closure.is_updatable) ? null : (
        <ReadinessList readiness={readiness} orderId={orderId} />
      )}
      {closure === null ? null : <GapList gaps={closure.gaps} questions={closable.questions} />}
      {isOpen ? (
        <ClosureDialog orderId={orderId} closure={null} onClose={() => setIsOpen(false)} />
      ) : null}
    </Stack>
  );
}

interface BeginProps {
  readonly closable: Closable;
  readonly onBegin: () => void;
}

function Begin({ closable, onBegin }: BeginProps) {
  const { t } = useTranslation('assets');
  const { ofField } = useErrorText();
  const { refusal, may_create: mayCreate, readiness } = closable;
  return (
    <>
      {mayCreate ? (
        <Group>
          <Button
            disabled={refusal !== null}
            leftSection={<IconFlagCheck size={16} aria-hidden />}
            onClick={onBegin}
          >
            {t('closure.begin')}
          </Button>
        </Group>
      ) : null}
      <Text size="sm" c="dimmed">
        {readiness.length > 0 && refusal !== null
          ? ofField({ pointer: '', code: refusal, params: {} })
          : t(mayCreate ? 'closure.beginHint' : 'closure.notBegun')}
      </Text>
    </>
  );
}

function Stored({ closure }: { readonly closure: NonNullable<Closable['closure']> }) {
  const { t } = useTranslation('assets');
  const format = useFormat();
  return (
    <>
      <Group gap="sm">
        <Text fw={600} className="tabular">
          {closure.number ?? t('closure.draft')}
        </Text>
        <PaperState type="closure" state={closure.state} />
        {closure.closed_on === null ? null : (
          <Text size="sm">{t('closure.closedOn', { on: format.date(closure.closed_on) })}</Text>
        )}
      </Group>
      {closure.is_readable ? (
        <Group>
          <LinkButton
            variant="light"
            to="/closures/$closureId"
            params={{ closureId: closure.id }}
            leftSection={<IconFlagCheck size={16} aria-hidden />}
          >
            {t('closure.open')}
          </LinkButton>
        </Group>
      ) : (
        <Text size="sm" c="dimmed">
          {t('closure.underWay')}
        </Text>
      )}
    </>
  );
}
