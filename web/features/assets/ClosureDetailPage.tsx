import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PaperPage, usePaperTabs } from '~/features/workflow';
import { useLocalName } from '~/i18n/local-name';
import { useFormat } from '~/i18n/use-format';
import { asApiError } from '~/lib/api-error';
import { useRememberOpened } from '~/session/recently-opened';
import { useSession } from '~/session/use-session';
import { ErrorPage } from '~/ui/ErrorPage';
import { MoneyText } from '~/ui/MoneyText';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { mayEditClosure } from './asset.permissions';
import { assetQueries } from './asset.queries';
import type { Closure } from './asset.types';
import { ChecklistTable, LeftTable, RatingTable } from './closure/ClosureTables';
import { GapList } from './closure/GapList';
import { ClosureDialog } from './closure/ClosureDialog';
import { useWorkChain } from './detail/use-work-chain';
import { useClosureComparer } from './use-asset-comparer';

/** The end of a work: checklist, rating, what it leaves, and the decision that closes it. */
export function ClosureDetailPage() {
  const { closureId = '' } = useParams({ strict: false });
  const { tenant } = useSession();
  const query = useQuery(assetQueries.closure(tenant.id, closureId));
  if (query.isError && asApiError(query.error).status === 404) return <ErrorPage kind="missing" />;
  return <QueryBoundary query={query}>{(closure) => <Detail closure={closure} />}</QueryBoundary>;
}

function Detail({ closure }: { readonly closure: Closure }) {
  const { t } = useTranslation('assets');
  const search = useSearch({ strict: false });
  const { can } = useSession();
  const nameOf = useLocalName();
  const format = useFormat();
  const [isEditing, setIsEditing] = useState(false);
  const { work_order: order } = closure;
  const [registered] = closure.registered;
  const common = usePaperTabs({
    type: 'closure',
    paper: closure,
    search,
    compare: useClosureComparer(),
  });
  const steps = useWorkChain(order, {
    closure: {
      id: closure.id,
      number: closure.number,
      isDone: closure.application_status === 'ACTIVE',
    },
    asset: registered === undefined ? null : { ...registered, isDone: registered.number !== null },
    here: 'closure',
  });
  const checklist = {
    value: 'checklist',
    label: t('closure.checklist'),
    content: <ChecklistTable closure={closure} />,
    isPrinted: true,
  };
  const rating = {
    value: 'rating',
    label: t('closure.rating'),
    content: <RatingTable closure={closure} />,
    isPrinted: true,
  };
  const left = {
    value: 'assets',
    label: t('closure.assets'),
    content: <LeftTable closure={closure} />,
    isPrinted: true,
  };
  // The organisation sees its rating and the photographs; the checklist is the agency's.
  const files = common.filter(({ value }) => value === 'documents');
  useRememberOpened({
    type: 'closure',
    id: closure.id,
    number: closure.number,
    title: order.project.name,
    href: `/closures/${closure.id}`,
  });
  return (
    <>
      <PaperPage
        type="closure"
        paper={closure}
        search={search}
        title={t('closure.of', { name: order.project.name })}
        crumbs={[
          { label: t('common:nav.workOrders'), link: { to: '/work-orders' } },
          { label: t('closures.title'), link: { to: '/closures' } },
        ]}
        meta={
          <>
            <MoneyText value={closure.final_amount} fw={700} c="var(--mantine-color-text)" />
            <Text span size="sm">
              {nameOf(order.organisation)}
            </Text>
            <Text span size="sm">
              {closure.completed_on === null
                ? t('closure.noDay')
                : t('closure.completed', {
                    day: format.date(closure.completed_on),
                    late: closure.days_late,
                  })}
            </Text>
          </>
        }
        headerActions={
          mayEditClosure(closure, can) ? (
            <Button
              variant="light"
              leftSection={<IconPencil size={16} aria-hidden />}
              onClick={() => setIsEditing(true)}
            >
              {t('edit')}
            </Button>
          ) : null
        }
        steps={steps}
        notice={
          <GapList
            gaps={closure.gaps}
            questions={closure.questions}
            onFill={mayEditClosure(closure, can) ? () => setIsEditing(true) : undefined}
          />
        }
        tabs={closure.is_whole ? [checklist, rating, left, ...common] : [rating, ...files]}
      />
      {isEditing ? (
        <ClosureDialog
          orderId={closure.work_order_id}
          closure={closure}
          onClose={() => setIsEditing(false)}
        />
      ) : null}
    </>
  );
}
