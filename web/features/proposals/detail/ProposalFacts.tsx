import { Paper, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useLocalName } from '~/i18n/local-name';
import { DateText } from '~/ui/DateText';
import { KeyValueGrid } from '~/ui/KeyValueGrid';
import { LinkText } from '~/ui/LinkText';
import { MoneyText } from '~/ui/MoneyText';
import type { Proposal } from '../proposal.types';

/** The proposal itself, its budget head and what became of it. */
export function ProposalFacts({ proposal }: { readonly proposal: Proposal }) {
  const { t } = useTranslation('proposals');
  const { masters } = useMasters();
  const nameOf = useLocalName();
  const { project, budget_head: head, estimates } = proposal;
  const department = proposal.executing_department_code;
  return (
    <Paper component="section" p="md" aria-label={t('title')}>
      <Title order={2} fz="md" mb="sm">
        {t('title')}
      </Title>
      <KeyValueGrid
        items={[
          { label: t('field.scope'), value: proposal.scope, isWide: true },
          { label: t('field.need'), value: proposal.need, isWide: true },
          {
            label: t('common:noun.project'),
            value: (
              <LinkText to="/projects/$projectId" params={{ projectId: project.id }}>
                {`${project.number} · ${project.name}`}
              </LinkText>
            ),
            isWide: true,
          },
          { label: t('field.amount'), value: <MoneyText value={proposal.amount} fw={700} /> },
          { label: t('field.projectCost'), value: <MoneyText value={project.estimated_cost} /> },
          {
            label: t('field.department'),
            value: department === null ? null : masters.name('DEPARTMENT', department),
          },
          {
            label: t('field.head'),
            value: head === null ? null : `${head.code} · ${nameOf(head)}`,
          },
          {
            label: t('field.year'),
            value: head === null ? null : `${head.financial_year} · ${head.head_of_account}`,
          },
          {
            label: t('field.room'),
            value: head === null ? null : <MoneyText value={head.room} />,
          },
          ...(proposal.overrun_amount === null
            ? []
            : [
                {
                  label: t('overrun.allowed', { name: proposal.overrun_by_name ?? '' }),
                  value: (
                    <>
                      <MoneyText value={proposal.overrun_amount} />
                      {` · ${proposal.overrun_reason ?? ''}`}
                    </>
                  ),
                  isWide: true,
                },
              ]),
          ...(proposal.approved_on === null
            ? []
            : [
                {
                  label: t('field.approved'),
                  value: (
                    <>
                      <DateText value={proposal.approved_on} />
                      {` · ${proposal.approved_by_name ?? ''}`}
                    </>
                  ),
                },
              ]),
          ...estimates.map((estimate) => ({
            label: t('common:noun.estimate'),
            value: (
              <>
                <LinkText to="/estimates/$estimateId" params={{ estimateId: estimate.id }}>
                  {estimate.number ?? t('draft')}
                </LinkText>
                {' · '}
                <MoneyText value={estimate.payable_total} />
              </>
            ),
          })),
        ]}
      />
    </Paper>
  );
}
