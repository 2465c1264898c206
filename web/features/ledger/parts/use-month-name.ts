import { useTranslation } from 'react-i18next';

/** `November 2026`, in the language of the reader. */
export function useMonthName(): (month: string) => string {
  const { t } = useTranslation('ledger');
  return (month) =>
    t('months.name', {
      month: t(`months.names.${Number(month.slice(5, 7))}`),
      year: month.slice(0, 4),
    });
}
