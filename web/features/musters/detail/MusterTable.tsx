import { Badge, Paper, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { addDays } from '#domain';
import { useMasters } from '~/features/masters';
import { useLocalName } from '~/i18n/local-name';
import { MoneyText } from '~/ui/MoneyText';
import classes from '~/ui/sheet.module.css';
import type { Muster, MusterLine } from '../muster.types';

const MARKS: Readonly<Record<string, '0' | '1' | '2'>> = { '0': '0', '0.5': '1', '1': '2' };

/** The nominal muster roll: a row for each person, a column for each day, days and wages. */
export function MusterTable({ muster }: { readonly muster: Muster }) {
  const { t } = useTranslation('musters');
  const days = [0, 1, 2, 3, 4, 5, 6].map((plus) => addDays(muster.starts_on, plus));
  return (
    <Paper className={classes.sheet ?? ''}>
      <Table.ScrollContainer minWidth={960} type="native" tabIndex={0}>
        <Table className={classes.table}>
          <caption className="visually-hidden">{t('tab.people')}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('column.person')}</Table.Th>
              {days.map((day, at) => (
                <Table.Th key={day} scope="col" ta="center">
                  {t(`attendance:weekday.${String(at)}`)} {day.slice(8)}
                </Table.Th>
              ))}
              {(['attended', 'payable', 'wage', 'amount'] as const).map((key) => (
                <Table.Th key={key} scope="col" ta="right">
                  {t(`column.${key}`)}
                </Table.Th>
              ))}
              <Table.Th scope="col">{t('column.account')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {muster.lines.map((line) => (
              <Row key={line.individual_id} line={line} days={days} />
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th scope="row" colSpan={9}>
                {t('total')}
              </Table.Th>
              <Table.Td ta="right" fw={700}>
                {muster.days}
              </Table.Td>
              <Table.Td />
              <Table.Td ta="right">
                <MoneyText value={muster.amount} fw={700} />
              </Table.Td>
              <Table.Td />
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}

function Row({ line, days }: { readonly line: MusterLine; readonly days: readonly string[] }) {
  const { t } = useTranslation('musters');
  const nameOf = useLocalName();
  const { masters } = useMasters();
  const { account } = line;
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500} ta="left">
        <Text size="sm">{nameOf(line)}</Text>
        <Text size="xs" c="dimmed">
          {line.number} · {masters.skillName(line.skill_code)}
        </Text>
      </Table.Th>
      {days.map((day) => {
        const mark = MARKS[String(line.attendance[day] ?? '')];
        return (
          <Table.Td key={day} ta="center">
            {mark === undefined ? '' : t(`attendance:mark.${mark}`)}
          </Table.Td>
        );
      })}
      <Table.Td ta="right">{line.days}</Table.Td>
      <Table.Td ta="right" title={line.correction_reason ?? ''}>
        {line.payable_days}
        {line.modified_days === null || line.modified_days === line.days ? null : (
          <Text size="xs" c="dimmed">
            {line.correction_reason}
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="right">
        {line.wage_rate === null ? '–' : <MoneyText value={line.wage_rate} />}
      </Table.Td>
      <Table.Td ta="right">
        <MoneyText value={line.amount} />
      </Table.Td>
      <Table.Td>
        {account === null ? (
          <Badge color="red" variant="light">
            {t('account.none')}
          </Badge>
        ) : (
          <>
            <span className="tabular">••••{account.last4}</span>
            <Text size="xs" c="dimmed">
              {account.is_verified && account.is_valid ? account.ifsc : t('account.notReady')}
            </Text>
          </>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
