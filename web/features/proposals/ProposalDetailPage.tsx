import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { IconPencil, IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moneyToText, parseMoney } from '#domain';
import { useMasters } from '~/features/masters';
import { PaperPage, usePaperTabs } from '~/features/workflow';
import { useFormat } from '~/i18n/use-format';
import { asApiError } from '~/lib/api-error';
import { useRememberOpened } from '~/session/recently-opened';
import { useSession } from '~/session/use-session';
import { ErrorPage } from '~/ui/ErrorPage';
import { MoneyText } from '~/ui/MoneyText';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { OverrunDialog } from './detail/OverrunDialog';
import { ProposalFacts } from './detail/ProposalFacts';
import { useProposalChain } from './detail/use-proposal-chain';
import { ProposalDialog } from './form/ProposalDialog';
import { mayAllowOverrun, mayEdit } from './proposal.permissions';
import { overBy, roomAfter } from './proposal.room';
import { proposalQueries } from './proposal.queries';
import type { Proposal } from './proposal.types';
import { useProposalComparer } from './use-proposal-comparer';

/** One proposal: what is wanted, for how much, what its budget head has left, and what I may do with it. */
export function ProposalDetailPage() {
  const { proposalId = '' } = useParams({ strict: false });
  const { tenant } = useSession();
  const query = useQuery(proposalQueries.detail(tenant.id, proposalId));
  if (query.isError && asApiError(query.error).status === 404) return <ErrorPage kind="missing" />;
  return <QueryBoundary query={query}>{(row) => <Detail proposal={row} />}</QueryBoundary>;
}

function Detail({ proposal }: { readonly proposal: Proposal }) {
  const { t } = useTranslation('proposals');
  const search = useSearch({ strict: false });
  const { masters } = useMasters();
  const { tenant, can } = useSession();
  const format = useFormat();
  const steps = useProposalChain(proposal);
  const compare = useProposalComparer();
  const common = usePaperTabs({ type: 'proposal', paper: proposal, search, compare });
  const [open, setOpen] = useState<'form' | 'overrun' | null>(null);
  const { project, budget_head: head } = proposal;
  const heads = useQuery({
    ...proposalQueries.ofProject(tenant.id, project.id),
    enabled: open === 'form',
  });
  const over = overBy(roomAfter(head?.room ?? proposal.amount, proposal.amount));
  const isShort = over > parseMoney(proposal.overrun_amount ?? '0');
  useRememberOpened({
    type: 'proposal',
    id: proposal.id,
    number: proposal.number,
    title: project.name,
    href: `/proposals/${proposal.id}`,
  });
  return (
    <>
      <PaperPage
        type="proposal"
        paper={proposal}
        search={search}
        title={project.name}
        crumbs={[
          { label: t('common:nav.projects'), link: { to: '/projects' } },
          {
            label: project.number,
            link: { to: '/projects/$projectId', params: { projectId: project.id } },
          },
        ]}
        meta={
          <>
            <MoneyText value={proposal.amount} fw={700} c="var(--mantine-color-text)" />
            <Text span size="sm">
              {masters.place(project)}
            </Text>
            <Text span size="sm">
              {t('madeBy', {
                name: proposal.created_by_name,
                on: format.date(proposal.created_at),
              })}
            </Text>
          </>
        }
        headerActions={
          <>
            {isShort && mayAllowOverrun(proposal, can) ? (
              <Button
                variant="light"
                leftSection={<IconShieldCheck size={16} aria-hidden />}
                onClick={() => setOpen('overrun')}
              >
                {t('overrun.open')}
              </Button>
            ) : null}
            {mayEdit(proposal, can) ? (
              <Button
                variant="light"
                leftSection={<IconPencil size={16} aria-hidden />}
                onClick={() => setOpen('form')}
              >
                {t('edit')}
              </Button>
            ) : null}
          </>
        }
        steps={steps}
        tabs={[
          {
            value: 'facts',
            label: t('title'),
            content: <ProposalFacts proposal={proposal} />,
            isPrinted: true,
          },
          ...common,
        ]}
      />
      {open === 'form' && heads.data !== undefined ? (
        <ProposalDialog
          projectId={project.id}
          heads={heads.data.heads}
          proposal={proposal}
          onClose={() => setOpen(null)}
        />
      ) : null}
      {open === 'overrun' ? (
        <OverrunDialog
          id={proposal.id}
          shortage={format.money(moneyToText(over))}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </>
  );
}
