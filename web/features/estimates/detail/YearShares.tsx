import { Button, Group, Modal, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { financialYearOf, moneyToText, parseMoney, tryParseMoney, type Paise } from '#domain';
import { useErrorText } from '~/i18n/use-error-text';
import { useFormat } from '~/i18n/use-format';
import { asApiError } from '~/lib/api-error';
import { readTypedDecimal } from '~/lib/decimal-text';
import { useSession } from '~/session/use-session';
import { ErrorBlock } from '~/ui/ErrorBlock';
import { useSaveYears } from '../estimate.mutations';
import { mayEdit } from '../estimate.permissions';
import type { Estimate } from '../estimate.types';

/** Spill-over: how the estimate spreads over financial years. */
export function YearShares({ estimate }: { readonly estimate: Estimate }) {
  const { t } = useTranslation('estimates');
  const { can } = useSession();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const mayChange = mayEdit(estimate, can);
  const shares = estimate.year_shares;
  if (shares.length === 0 && !mayChange) return null;
  return (
    <Paper component="section" p="md" aria-labelledby="years-title">
      <Group justify="space-between" mb="xs">
        <Title order={2} fz="md" id="years-title">
          {t('years.title')}
        </Title>
        {mayChange ? (
          <Button size="compact-xs" variant="default" onClick={() => setOpen(true)}>
            {t('years.change')}
          </Button>
        ) : null}
      </Group>
      {shares.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('years.one', { year: financialYearOf(estimate.proposed_on) })}
        </Text>
      ) : (
        shares.map((share) => (
          <Group key={share.financial_year} justify="space-between">
            <Text size="sm" className="tabular">
              {share.financial_year}
            </Text>
            <Text size="sm" className="tabular">
              {format.money(share.amount)}
            </Text>
          </Group>
        ))
      )}
      {isOpen ? <YearsDialog estimate={estimate} onClose={() => setOpen(false)} /> : null}
    </Paper>
  );
}

interface Row {
  readonly financial_year: string;
  readonly amount: string;
}

const following = (year: string) => {
  const start = Number(year.slice(0, 4)) + 1;
  return `${start}-${String((start + 1) % 100).padStart(2, '0')}`;
};

interface YearsDialogProps {
  readonly estimate: Estimate;
  readonly onClose: () => void;
}

function YearsDialog({ estimate, onClose }: YearsDialogProps) {
  const { t } = useTranslation('estimates');
  const { ofField } = useErrorText();
  const format = useFormat();
  const first = financialYearOf(estimate.proposed_on);
  const [rows, setRows] = useState<readonly Row[]>(() =>
    estimate.year_shares.length > 0
      ? estimate.year_shares.map((share) => ({ ...share, amount: String(share.amount) }))
      : [
          { financial_year: first, amount: String(estimate.payable_total) },
          { financial_year: following(first), amount: '' },
        ],
  );
  const save = useSaveYears();
  const error = save.error === null ? null : asApiError(save.error);
  const errorOf = (pointer: string) => {
    const found = error?.fieldErrors.find((field) => field.pointer === pointer);
    return found === undefined ? undefined : ofField(found);
  };
  const plain = (text: string) => readTypedDecimal(text, 2) ?? text.trim();
  const sent = rows.filter(({ amount }) => amount.trim() !== '');
  const rest =
    parseMoney(estimate.payable_total ?? 0) -
    rows.reduce((sum, { amount }) => {
      const read = tryParseMoney(plain(amount) || '0');
      return sum + (read.ok ? read.value : 0);
    }, 0);
  const change = (at: number, part: Partial<Row>) =>
    setRows(rows.map((row, index) => (index === at ? { ...row, ...part } : row)));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('years.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('years.text', { total: format.money(estimate.payable_total) })}</Text>
        {rows.map((row, index) => (
          <Group key={index} gap="xs" align="flex-start" grow>
            <TextInput
              label={t('years.year')}
              value={row.financial_year}
              onChange={(event) => change(index, { financial_year: event.currentTarget.value })}
              error={errorOf(`/shares/${index}/financial_year`)}
            />
            <TextInput
              label={t('line.amount')}
              inputMode="decimal"
              value={row.amount}
              onChange={(event) => change(index, { amount: event.currentTarget.value })}
              error={errorOf(`/shares/${index}/amount`)}
            />
          </Group>
        ))}
        <Group justify="space-between">
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() =>
              setRows([
                ...rows,
                { financial_year: following(rows.at(-1)?.financial_year ?? first), amount: '' },
              ])
            }
          >
            {t('years.add')}
          </Button>
          <Text size="sm" role="status" className="tabular">
            {t('years.rest', { rest: format.money(moneyToText(rest as Paise)) })}
          </Text>
        </Group>
        {error === null ? null : <ErrorBlock error={error} />}
        <Group justify="flex-end" gap="xs">
          <Button
            variant="subtle"
            onClick={() => save.mutate({ estimate, shares: [] }, { onSuccess: onClose })}
          >
            {t('years.none')}
          </Button>
          <Button
            loading={save.isPending}
            disabled={rest !== 0}
            onClick={() =>
              save.mutate(
                {
                  estimate,
                  shares: sent.map((row) => ({ ...row, amount: plain(row.amount) })),
                },
                { onSuccess: onClose },
              )
            }
          >
            {t('years.save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
