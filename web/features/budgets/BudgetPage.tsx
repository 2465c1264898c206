import { Button, Group, Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconCoinRupee, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayIn, financialYearOf } from '#domain';
import { useCan, useSession } from '~/session/use-session';
import { EmptyState } from '~/ui/EmptyState';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { useNow } from '~/ui/use-now';
import { budgetQueries } from './budget.queries';
import type { BudgetSearch } from './budget.search';
import type { BudgetHead } from './budget.types';
import { HeadDialog } from './parts/HeadDialog';
import { HeadTable } from './parts/HeadTable';
import { LedgerDrawer } from './parts/LedgerDrawer';
import { OrderDialog } from './parts/OrderDialog';
import { OrderDrawer } from './parts/OrderDrawer';
import { OrderTable } from './parts/OrderTable';
import { useBudgetExport } from './parts/use-budget-export';

/** The budget of an agency: heads with their balance, the register of each, appropriation orders. */
export function BudgetPage() {
  const { t } = useTranslation('budgets');
  const search: BudgetSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const { tenant } = useSession();
  const mayManage = useCan('budget:manage');
  const [dialog, setDialog] = useState<'head' | 'order' | null>(null);
  const heads = useQuery(budgetQueries.heads(tenant.id));
  const exportSheet = useBudgetExport();
  const present = financialYearOf(dayIn(tenant.time_zone, useNow()));
  const year = search.year ?? present;
  const all = heads.data ?? [];
  const years = [...new Set([present, ...all.map((head) => head.financial_year)])].sort().reverse();
  const go = (change: BudgetSearch) =>
    void navigate({ to: '/budgets', search: { ...search, ...change }, resetScroll: false });
  const ofYear = (rows: readonly BudgetHead[]) =>
    rows.filter((head) => head.financial_year === year);
  const close = () => {
    const { head: _head, order: _order, ...rest } = search;
    void navigate({ to: '/budgets', search: rest, resetScroll: false });
  };
  return (
    <>
      <PageHeader
        title={t('common:nav.budgets')}
        crumbs={[
          { label: t('common:nav.home'), link: { to: '/' } },
          { label: t('common:nav.budgets') },
        ]}
        actions={
          <Group gap="xs">
            <Button
              variant="default"
              onClick={() => void exportSheet(year, ofYear(all))}
              disabled={all.length === 0}
            >
              {t('export')}
            </Button>
            {mayManage ? (
              <>
                <Button
                  variant="light"
                  onClick={() => setDialog('order')}
                  disabled={all.length === 0}
                >
                  {t('order.new')}
                </Button>
                <Button
                  leftSection={<IconPlus size={16} aria-hidden />}
                  onClick={() => setDialog('head')}
                >
                  {t('head.new')}
                </Button>
              </>
            ) : null}
          </Group>
        }
      />
      <Stack gap="md">
        <Select
          label={t('year')}
          data={years}
          value={year}
          onChange={(value) => go({ year: value ?? present })}
          allowDeselect={false}
          w={160}
          className="no-print"
        />
        <QueryBoundary
          query={heads}
          isEmpty={(rows) => ofYear(rows).length === 0}
          empty={
            <EmptyState
              icon={IconCoinRupee}
              title={t('head.empty', { year })}
              hint={t('head.emptyHint')}
            />
          }
        >
          {(rows) => <HeadTable heads={ofYear(rows)} year={year} />}
        </QueryBoundary>
        <OrderTable heads={all} year={year} />
      </Stack>
      {dialog === 'head' ? <HeadDialog year={year} onClose={() => setDialog(null)} /> : null}
      {dialog === 'order' ? (
        <OrderDialog heads={ofYear(all)} order={null} onClose={() => setDialog(null)} />
      ) : null}
      {search.head !== undefined && heads.data !== undefined ? (
        <LedgerDrawer head={all.find(({ id }) => id === search.head)} onClose={close} />
      ) : null}
      {search.order !== undefined && heads.data !== undefined ? (
        <OrderDrawer id={search.order} heads={all} onClose={close} />
      ) : null}
    </>
  );
}
