import { Group, SegmentedControl, Stack } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DayInput } from '~/ui/form/DayInput';
import { LinkButton } from '~/ui/LinkButton';
import { PageHeader, type Crumb } from '~/ui/PageHeader';
import type { LedgerSearch } from '../ledger.search';
import { usePeriod } from './use-period';

const PAGES = [
  { key: 'trial', link: { to: '/ledger' } },
  { key: 'cash', link: { to: '/ledger/accounts/$account', params: { account: 'CASH' } } },
  {
    key: 'deductions',
    link: { to: '/ledger/accounts/$account', params: { account: 'DEDUCTIONS' } },
  },
  { key: 'works', link: { to: '/ledger/works' } },
  { key: 'months', link: { to: '/ledger/months' } },
] as const;

interface LedgerFrameProps {
  /** Which of the pages this is; none for the ledger of one account. */
  readonly page: (typeof PAGES)[number]['key'] | null;
  readonly title: string;
  /** Months have no days to choose. */
  readonly hasPeriod?: boolean;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** What all pages of the books share: which book, which days, and the way from one page to the next. */
export function LedgerFrame(props: LedgerFrameProps) {
  const { t } = useTranslation('ledger');
  const search: LedgerSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const { book, from, to, today } = usePeriod();
  const go = (change: LedgerSearch) =>
    void navigate({ to: '.', search: { ...search, ...change }, resetScroll: false, replace: true });
  const own: readonly Crumb[] =
    props.page === 'trial'
      ? [{ label: t('common:nav.ledger') }]
      : [
          { label: t('common:nav.ledger'), link: { to: '/ledger', search } },
          { label: props.title },
        ];
  return (
    <>
      <PageHeader
        title={props.title}
        crumbs={[{ label: t('common:nav.home'), link: { to: '/' } }, ...own]}
        actions={props.actions}
      />
      <Stack gap="md">
        <Group gap="xs" component="nav" aria-label={t('pages.label')} className="no-print">
          {PAGES.map(({ key, link }) => (
            <LinkButton
              key={key}
              {...link}
              search={search}
              size="xs"
              variant={key === props.page ? 'filled' : 'default'}
              aria-current={key === props.page ? 'page' : undefined}
            >
              {t(`pages.${key}`)}
            </LinkButton>
          ))}
        </Group>
        <Group gap="md" align="flex-end" className="no-print">
          <SegmentedControl
            aria-label={t('book')}
            data={(['ULB', 'STATE'] as const).map((value) => ({
              value,
              label: t(`books.${value}`),
            }))}
            value={book}
            onChange={(value) => go({ book: value === 'STATE' ? 'STATE' : 'ULB' })}
          />
          {props.hasPeriod === false ? null : (
            <>
              <DayInput
                label={t('from')}
                value={from}
                onChange={(day) => day !== '' && go({ from: day })}
                clearable={false}
                max={to}
                w={170}
              />
              <DayInput
                label={t('to')}
                value={to}
                onChange={(day) => day !== '' && go({ to: day })}
                clearable={false}
                min={from}
                max={today}
                w={170}
              />
            </>
          )}
        </Group>
        {props.children}
      </Stack>
    </>
  );
}
