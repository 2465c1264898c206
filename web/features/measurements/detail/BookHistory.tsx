import { Paper, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PaperState } from '~/features/workflow';
import { useFormat } from '~/i18n/use-format';
import { DateText } from '~/ui/DateText';
import { EmptyState } from '~/ui/EmptyState';
import { LinkText } from '~/ui/LinkText';
import { MoneyText } from '~/ui/MoneyText';
import classes from '~/ui/sheet.module.css';
import type { Book } from '../measurement.types';

interface BookHistoryProps {
  readonly books: readonly Book[];
  /** The book on whose page this stands. */
  readonly present?: string;
}

/** All books of one order: serial, number, period, what each measured, where it stands. */
export function BookHistory({ books, present }: BookHistoryProps) {
  const { t } = useTranslation('measurements');
  const format = useFormat();
  if (books.length === 0) return <EmptyState title={t('books.none')} hint={t('books.noneHint')} />;
  return (
    <Paper className={classes.sheet}>
      <Table.ScrollContainer minWidth={680} type="native" tabIndex={0}>
        <Table className={classes.table}>
          <caption className="visually-hidden">{t('tab.books', { count: books.length })}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col" w={44}>
                {t('grid.row')}
              </Table.Th>
              <Table.Th scope="col">{t('column.number')}</Table.Th>
              <Table.Th scope="col">{t('column.period')}</Table.Th>
              <Table.Th scope="col">{t('field.measuredOn')}</Table.Th>
              <Table.Th scope="col" ta="right">
                {t('column.amount')}
              </Table.Th>
              <Table.Th scope="col" ta="right">
                {t('total.cumulative')}
              </Table.Th>
              <Table.Th scope="col">{t('column.state')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {books.map((book, at) => (
              <Table.Tr key={book.id} aria-current={book.id === present ? 'true' : undefined}>
                <Table.Td className="tabular">{at + 1}</Table.Td>
                <Table.Td>
                  {book.id === present ? (
                    <Text span size="sm" fw={700} className="tabular">
                      {book.number ?? t('draft')}
                    </Text>
                  ) : (
                    <LinkText
                      to="/measurements/$measurementId"
                      params={{ measurementId: book.id }}
                      size="sm"
                      className="tabular"
                    >
                      {book.number ?? t('draft')}
                    </LinkText>
                  )}
                  {book.physical_reference === null ? null : (
                    <Text size="xs" c="dimmed">
                      {book.physical_reference}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td className="tabular">
                  {t('field.days', {
                    from: format.date(book.from_on),
                    to: format.date(book.to_on),
                  })}
                </Table.Td>
                <Table.Td>
                  <DateText value={book.measured_on} size="sm" />
                </Table.Td>
                <Table.Td ta="right">
                  <MoneyText value={book.amount} size="sm" />
                </Table.Td>
                <Table.Td ta="right">
                  <MoneyText value={book.cumulative_amount} size="sm" />
                </Table.Td>
                <Table.Td>
                  <PaperState type="measurement" state={book.state} size="sm" />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}
