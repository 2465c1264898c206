import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addMoney, moneyToText, parseMoney, type DecimalInput, type Paise } from '#domain';
import { useLocalName } from '~/i18n/local-name';
import { useCan, useSession } from '~/session/use-session';
import { KeyValueGrid } from '~/ui/KeyValueGrid';
import { MoneyText } from '~/ui/MoneyText';
import { budgetQueries } from '../budget.queries';
import { ChooseHeadDialog, OverrunDialog, SpillOverDialog } from './WorkBudgetDialogs';

interface WorkBudgetProps {
  readonly projectId: string;
  readonly estimate: {
    readonly id: string;
    readonly amount: DecimalInput;
    readonly application_status: string;
  };
}

/** The budget head of a work beside its estimate: what it has free, and what the accountant and the approver may do. */
export function WorkBudget({ projectId, estimate }: WorkBudgetProps) {
  const { t } = useTranslation('budgets');
  const { tenant } = useSession();
  const nameOf = useLocalName();
  const mayRead = useCan('budget:read');
  const mayManage = useCan('budget:manage');
  const mayOverride = useCan('budget:override');
  const [open, setOpen] = useState<'choose' | 'overrun' | 'spill' | null>(null);
  const { data } = useQuery({
    ...budgetQueries.ofWork(tenant.id, projectId),
    enabled: mayRead,
  });
  if (data === undefined) return null;
  const head = data.budget_head;
  const { application_status: status } = estimate;
  const shortage = head === null ? null : shortBy(head.available, estimate.amount);
  const close = () => setOpen(null);
  return (
    <Paper component="section" p="md" aria-labelledby="work-budget-title">
      <Title order={2} fz="md" mb="sm" id="work-budget-title">
        {t('work.title')}
      </Title>
      {head === null ? (
        <Text size="sm" c="dimmed">
          {t('work.none')}
        </Text>
      ) : (
        <KeyValueGrid
          items={[
            { label: t('head.name'), value: `${head.code} · ${nameOf(head)}`, isWide: true },
            { label: t('year'), value: head.financial_year },
            { label: t('part.available'), value: <MoneyText value={head.available} /> },
          ]}
        />
      )}
      <Group gap="xs" mt="sm" className="no-print">
        {mayManage && status === 'INWORKFLOW' ? (
          <Button size="xs" variant="light" onClick={() => setOpen('choose')}>
            {t('work.choose')}
          </Button>
        ) : null}
        {mayOverride && status === 'INWORKFLOW' && shortage !== null ? (
          <Button size="xs" variant="light" onClick={() => setOpen('overrun')}>
            {t('work.overrun')}
          </Button>
        ) : null}
        {mayManage && status === 'ACTIVE' && head !== null ? (
          <Button size="xs" variant="light" onClick={() => setOpen('spill')}>
            {t('work.spill')}
          </Button>
        ) : null}
      </Group>
      {open === 'choose' ? (
        <ChooseHeadDialog projectId={projectId} present={head?.id ?? ''} onClose={close} />
      ) : null}
      {open === 'overrun' && shortage !== null ? (
        <OverrunDialog projectId={projectId} shortage={moneyToText(shortage)} onClose={close} />
      ) : null}
      {open === 'spill' && head !== null ? (
        <SpillOverDialog estimateId={estimate.id} present={head.id} onClose={close} />
      ) : null}
    </Paper>
  );
}

/** By how much an amount passes what a head has free, paise; `null` when it does not. The database decides. */
function shortBy(available: DecimalInput, amount: DecimalInput): Paise | null {
  const over = addMoney(parseMoney(amount ?? '0'), -Number(parseMoney(available ?? '0')) as Paise);
  return over > 0 ? over : null;
}
