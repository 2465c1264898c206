import { Badge, Button, Group, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useFormat } from '~/i18n/use-format';
import { useCan, useSession } from '~/session/use-session';
import { ConfirmDialog } from '~/ui/ConfirmDialog';
import { EmptyState } from '~/ui/EmptyState';
import { LinkText } from '~/ui/LinkText';
import { useWithdrawAnalysis } from '../rate.mutations';
import type { AnalysedPart, Analysis, SorDetail, SorType } from '../rate.types';
import { useDescription } from '../use-rate-words';
import { AnalysisEditor } from './AnalysisEditor';
import { HeadsText } from './HeadsText';

const GROUPS: readonly SorType[] = ['M', 'L', 'E'];

/** The analyses of a works item, newest first: material, labour, machinery, extra charges, cess. */
export function AnalysisView({ item }: { readonly item: SorDetail }) {
  const { t } = useTranslation('rates');
  const manages = useCan('rate:manage');
  const [editing, setEditing] = useState<{ base: Analysis | undefined; isChange: boolean } | null>(
    null,
  );
  const newest = item.analyses[0];
  const make = manages ? (
    <Button
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => setEditing({ base: newest, isChange: false })}
    >
      {t('analysis.new')}
    </Button>
  ) : null;
  return (
    <Stack gap="md">
      {item.analyses.length === 0 ? (
        <EmptyState title={t('analysis.empty')} hint={t('analysis.emptyHint')} action={make} />
      ) : (
        <>
          {make === null ? null : <Group justify="flex-end">{make}</Group>}
          {item.analyses.map((analysis) => (
            <One
              key={analysis.id}
              item={item}
              analysis={analysis}
              onChange={() => setEditing({ base: analysis, isChange: true })}
            />
          ))}
        </>
      )}
      {editing === null ? null : (
        <AnalysisEditor item={item} {...editing} onClose={() => setEditing(null)} />
      )}
    </Stack>
  );
}

interface OneProps {
  readonly item: SorDetail;
  readonly analysis: Analysis;
  readonly onChange: () => void;
}

function One({ item, analysis, onChange }: OneProps) {
  const { t } = useTranslation('rates');
  const { masters } = useMasters();
  const { tenant } = useSession();
  const format = useFormat();
  const manages = useCan('rate:manage');
  const withdraw = useWithdrawAnalysis();
  const [isAsking, setAsking] = useState(false);
  const isFuture = analysis.effective_from > item.today;
  const isMine = manages && isFuture && analysis.tenant_id === tenant.id;
  const title = t('analysis.from', { day: format.date(analysis.effective_from) });
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" mb="xs" gap="xs">
        <Group gap="xs">
          <Title order={2} fz="md">
            {title}
          </Title>
          {analysis.is_in_force ? <Badge color="green">{t('analysis.inForce')}</Badge> : null}
          {isFuture ? <Badge color="blue">{t('analysis.toCome')}</Badge> : null}
        </Group>
        {isMine ? (
          <Group gap="xs" className="no-print">
            <Button size="compact-sm" variant="default" onClick={onChange}>
              {t('analysis.change')}
            </Button>
            <Button size="compact-sm" color="red" variant="light" onClick={() => setAsking(true)}>
              {t('analysis.withdraw')}
            </Button>
          </Group>
        ) : null}
      </Group>
      <Text size="sm" c="dimmed" mb="xs">
        {t('analysis.basis', {
          quantity: format.quantity(analysis.quantity),
          unit: masters.unitName(item.unit_code) || item.unit_code,
          day: format.date(analysis.computed_on),
        })}
      </Text>
      <Table.ScrollContainer minWidth={620} type="native" tabIndex={0}>
        <Table>
          <caption className="visually-hidden">{title}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('field.description')}</Table.Th>
              <Table.Th scope="col" ta="right">
                {t('field.quantity')}
              </Table.Th>
              <Table.Th scope="col" ta="right">
                {t('field.rate')}
              </Table.Th>
              <Table.Th scope="col" ta="right">
                {t('analysis.perUnit')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          {GROUPS.map((type) => (
            <PartGroup
              key={type}
              title={t(`type.${type}`)}
              parts={analysis.parts.filter((part) => part.sor_type === type)}
            />
          ))}
          <Table.Tbody>
            {analysis.charges.map((charge) => (
              <Table.Tr key={`${charge.head_code} ${charge.description}`}>
                <Table.Td colSpan={2}>
                  {charge.description}
                  <Text span size="xs" c="dimmed">
                    {` ${charge.head_code} · ${t(`charge.${charge.calculation}`)}`}
                  </Text>
                </Table.Td>
                <Table.Td ta="right" className="tabular">
                  {charge.calculation === 'PERCENTAGE'
                    ? format.percent(charge.figure)
                    : format.money(charge.figure)}
                </Table.Td>
                <Table.Td ta="right" className="tabular">
                  {format.money(charge.amount)}
                </Table.Td>
              </Table.Tr>
            ))}
            <Table.Tr>
              <Table.Td colSpan={3}>
                {t('preview.cess', { percent: format.percent(item.cess_percent) })}
              </Table.Td>
              <Table.Td ta="right" className="tabular">
                {format.money(analysis.cess)}
              </Table.Td>
            </Table.Tr>
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th scope="row" colSpan={3}>
                {analysis.missing.length === 0
                  ? t('field.rate')
                  : t('preview.undecided', { codes: analysis.missing.join(', ') })}
              </Table.Th>
              <Table.Th ta="right" className="tabular">
                {format.money(analysis.rate)}
              </Table.Th>
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </Table.ScrollContainer>
      <HeadsText heads={analysis.heads ?? {}} />
      <ConfirmDialog
        isOpen={isAsking}
        title={t('analysis.withdraw')}
        confirmLabel={t('analysis.withdraw')}
        isDangerous
        isBusy={withdraw.isPending}
        error={withdraw.error}
        onConfirm={() =>
          withdraw.mutate(
            { id: analysis.id, version: analysis.version },
            { onSuccess: () => setAsking(false) },
          )
        }
        onClose={() => setAsking(false)}
      >
        {t('analysis.withdrawText')}
      </ConfirmDialog>
    </Paper>
  );
}

interface GroupProps {
  readonly title: string;
  readonly parts: readonly AnalysedPart[];
}

function PartGroup({ title, parts }: GroupProps) {
  const { t } = useTranslation('rates');
  const { masters } = useMasters();
  const format = useFormat();
  const describe = useDescription();
  if (parts.length === 0) return null;
  return (
    <Table.Tbody>
      <Table.Tr>
        <Table.Th scope="colgroup" colSpan={4}>
          {title}
        </Table.Th>
      </Table.Tr>
      {parts.map((part) => (
        <Table.Tr key={part.basic_code}>
          <Table.Td>
            <LinkText to="/rates/$code" params={{ code: part.basic_code }} className="tabular">
              {part.basic_code}
            </LinkText>
            {` ${describe(part)}`}
          </Table.Td>
          <Table.Td ta="right" className="tabular">
            {`${format.quantity(part.quantity)} ${masters.unitName(part.unit_code) || part.unit_code}`}
          </Table.Td>
          <Table.Td ta="right" className="tabular">
            {part.rate === null
              ? t('noRate')
              : t('analysis.ratePer', {
                  rate: format.money(part.rate),
                  quantity: format.quantity(part.basic_quantity),
                })}
          </Table.Td>
          <Table.Td ta="right" className="tabular">
            {format.money(part.amount)}
          </Table.Td>
        </Table.Tr>
      ))}
    </Table.Tbody>
  );
}
