import { Button, Paper, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { IconPencil, IconPrinter } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { PaperActions, PaperHistory, PaperState } from '~/features/workflow';
import { asApiError } from '~/lib/api-error';
import { useRememberOpened } from '~/session/recently-opened';
import { useSession } from '~/session/use-session';
import { ChainRibbon } from '~/ui/ChainRibbon';
import { ErrorPage } from '~/ui/ErrorPage';
import { LinkButton } from '~/ui/LinkButton';
import { MoneyText } from '~/ui/MoneyText';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { SlaBadge } from '~/ui/SlaBadge';
import classes from './detail/detail.module.css';
import { EstimateBody } from './detail/EstimateBody';
import { EstimateFacts } from './detail/EstimateFacts';
import { NothingToDo } from './detail/NothingToDo';
import { PrintHead } from './detail/PrintParts';
import { useChain } from './detail/use-chain';
import { mayEdit } from './estimate.permissions';
import { estimateQueries } from './estimate.queries';
import type { Estimate } from './estimate.types';

/** One estimate: what it costs and why, where it stands, and what I may do with it. */
export function EstimateDetailPage() {
  const { estimateId = '' } = useParams({ strict: false });
  const { tenant } = useSession();
  const query = useQuery(estimateQueries.detail(tenant.id, estimateId));
  if (query.isError && asApiError(query.error).status === 404) return <ErrorPage kind="missing" />;
  return (
    <QueryBoundary query={query}>{(estimate) => <Detail estimate={estimate} />}</QueryBoundary>
  );
}

function Detail({ estimate }: { readonly estimate: Estimate }) {
  const { t } = useTranslation('estimates');
  const { masters } = useMasters();
  const { can } = useSession();
  const steps = useChain(estimate);
  const paper = useMemo(() => ({ type: 'estimate', id: estimate.id }), [estimate.id]);
  const name = estimate.name === '' ? estimate.project.name : estimate.name;
  const isOpen = mayEdit(estimate, can);
  useRememberOpened({
    type: 'estimate',
    id: estimate.id,
    number: estimate.number,
    title: name,
    href: `/estimates/${estimate.id}`,
  });
  return (
    <>
      <PageHeader
        title={name}
        number={estimate.number ?? t('draft')}
        crumbs={[
          { label: t('common:nav.estimates'), link: { to: '/estimates' } },
          { label: estimate.number ?? t('draft') },
        ]}
        badges={
          <>
            <PaperState type="estimate" state={estimate.state} />
            <SlaBadge dueAt={estimate.workflow.due_at} />
          </>
        }
        meta={
          <>
            <MoneyText value={estimate.payable_total} fw={700} c="var(--mantine-color-text)" />
            <Text span size="sm">
              {masters.place(estimate.project)}
            </Text>
            <Text span size="sm">
              {t('preparedBy', { name: estimate.created_by_name })}
            </Text>
          </>
        }
        actions={
          <>
            <Button
              variant="default"
              leftSection={<IconPrinter size={16} aria-hidden />}
              onClick={() => window.print()}
            >
              {t('print.button')}
            </Button>
            {isOpen ? (
              <LinkButton
                variant="light"
                leftSection={<IconPencil size={16} aria-hidden />}
                to="/estimates/$estimateId/edit"
                params={{ estimateId: estimate.id }}
              >
                {t('edit')}
              </LinkButton>
            ) : null}
          </>
        }
      />
      <PrintHead estimate={estimate} />
      <div className="no-print">
        <ChainRibbon steps={steps} />
      </div>
      <div className={classes.layout}>
        <EstimateBody estimate={estimate} />
        <div className={classes.rail}>
          <div className={classes.actions}>
            <PaperActions key={estimate.id} paper={paper} version={estimate.workflow.version} />
            <NothingToDo paper={paper} estimate={estimate} />
          </div>
          <EstimateFacts estimate={estimate} />
          <Paper component="section" p="md" aria-labelledby="history-title">
            <Title order={2} fz="md" mb="sm" id="history-title">
              {t('workflow:history.title')}
            </Title>
            <PaperHistory
              type="estimate"
              history={estimate.history}
              documents={estimate.documents}
            />
          </Paper>
        </div>
      </div>
    </>
  );
}
