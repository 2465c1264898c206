import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { IconFilePlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PaperState } from '~/features/workflow';
import { useFormat } from '~/i18n/use-format';
import { useCan, useSession } from '~/session/use-session';
import { LinkText } from '~/ui/LinkText';
import { MoneyText } from '~/ui/MoneyText';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { ProposalDialog } from '../form/ProposalDialog';
import { CREATE_PROPOSAL } from '../proposal.permissions';
import { proposalQueries } from '../proposal.queries';
import type { ProjectProposalList, ProposalRow } from '../proposal.types';

interface ProjectProposalsProps {
  readonly projectId: string;
  /** The project has a sanctioned estimate or has come to its end. */
  readonly isPast: boolean;
}

/** The proposals of one project, for its page: the one that counts, those before it, the way to a new one. */
export function ProjectProposals({ projectId, isPast }: ProjectProposalsProps) {
  const { tenant } = useSession();
  const query = useQuery(proposalQueries.ofProject(tenant.id, projectId));
  return (
    <QueryBoundary query={query}>
      {(list) => <Panel projectId={projectId} isPast={isPast} list={list} />}
    </QueryBoundary>
  );
}

interface PanelProps extends ProjectProposalsProps {
  readonly list: ProjectProposalList;
}

function Panel({ projectId, isPast, list }: PanelProps) {
  const { t } = useTranslation('proposals');
  const navigate = useNavigate();
  const mayCreate = useCan(CREATE_PROPOSAL);
  const [isOpen, setIsOpen] = useState(false);
  const isFree = list.proposals.every(({ application_status: status }) => status === 'INACTIVE');
  return (
    <Paper p="md">
      <Stack gap="md">
        {list.proposals.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('none')}
          </Text>
        ) : (
          <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
            {list.proposals.map((proposal) => (
              <Row key={proposal.id} proposal={proposal} />
            ))}
          </Stack>
        )}
        {mayCreate && isFree && !isPast ? (
          <Group>
            <Button
              leftSection={<IconFilePlus size={16} aria-hidden />}
              onClick={() => setIsOpen(true)}
            >
              {t('new')}
            </Button>
          </Group>
        ) : null}
      </Stack>
      {isOpen ? (
        <ProposalDialog
          projectId={projectId}
          heads={list.heads}
          proposal={null}
          onSaved={(id) =>
            void navigate({ to: '/proposals/$proposalId', params: { proposalId: id } })
          }
          onClose={() => setIsOpen(false)}
        />
      ) : null}
    </Paper>
  );
}

function Row({ proposal }: { readonly proposal: ProposalRow }) {
  const { t } = useTranslation('proposals');
  const format = useFormat();
  const { budget_head: head } = proposal;
  return (
    <li>
      <Group gap="sm" justify="space-between">
        <LinkText
          to="/proposals/$proposalId"
          params={{ proposalId: proposal.id }}
          fw={600}
          className="tabular"
        >
          {proposal.number ?? t('draft')}
        </LinkText>
        <MoneyText value={proposal.amount} fw={600} />
        <PaperState type="proposal" state={proposal.state} />
      </Group>
      <Text size="sm">{proposal.scope === '' ? t('noScope') : proposal.scope}</Text>
      <Text size="xs" c="dimmed">
        {[
          head === null ? null : `${head.financial_year} · ${head.code}`,
          t('madeBy', {
            name: proposal.created_by_name,
            on: format.date(proposal.created_at),
          }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
    </li>
  );
}
