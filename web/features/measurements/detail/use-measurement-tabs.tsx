import { useTranslation } from 'react-i18next';
import { usePaperTabs, type PaperSearch, type PaperTab } from '~/features/workflow';
import type { Measurement } from '../measurement.types';
import { useMeasurementComparer } from '../use-measurement-comparer';
import { UtilisationTab } from '../utilisation/UtilisationTab';
import { BookHistory } from './BookHistory';
import { BookTable } from './BookTable';
import { RowsSheet } from './RowsSheet';
import { ValuesTable } from './ValuesTable';

/** The papers of a book, before those that every kind of paper has. */
export function useMeasurementTabs(book: Measurement, search: PaperSearch): readonly PaperTab[] {
  const { t } = useTranslation('measurements');
  const compare = useMeasurementComparer();
  const common = usePaperTabs({ type: 'measurement', paper: book, search, compare });
  const isCompared = book.contractor_entered_at !== null || book.sample_checked_at !== null;
  return [
    { value: 'book', label: t('tab.book'), content: <BookTable book={book} />, isPrinted: true },
    { value: 'rows', label: t('tab.rows'), content: <RowsSheet book={book} />, isPrinted: true },
    {
      value: 'values',
      label: t('tab.values'),
      content: <ValuesTable book={book} />,
      isPrinted: isCompared,
    },
    {
      value: 'utilisation',
      label: t('tab.utilisation'),
      content: (
        <UtilisationTab orderId={book.work_order.id} bookId={book.id} version={book.version} />
      ),
      isPrinted: true,
    },
    {
      value: 'books',
      label: t('tab.books', { count: book.books.length }),
      content: <BookHistory books={book.books} present={book.id} />,
    },
    ...common,
  ];
}
