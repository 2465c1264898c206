import { Paper, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { DateText } from '~/ui/DateText';
import { KeyValueGrid } from '~/ui/KeyValueGrid';
import { LinkText } from '~/ui/LinkText';
import { MoneyText } from '~/ui/MoneyText';
import type { WorkOrder } from '../work-order.types';

/** What is known of an order beside its figures. */
export function OrderFacts({ order }: { readonly order: WorkOrder }) {
  const { t } = useTranslation('work-orders');
  const { masters } = useMasters();
  const { project, estimate } = order;
  const reasons = [
    [t('field.roleReason'), order.role_choice_reason],
    [t('field.organisationReason'), order.organisation_choice_reason],
    [t('field.description'), order.description],
  ].filter(([, text]) => text !== null) as [string, string][];
  return (
    <Paper component="section" p="md" aria-labelledby="facts-title">
      <Title order={2} fz="md" mb="sm" id="facts-title">
        {t('facts')}
      </Title>
      <KeyValueGrid
        items={[
          ...(project === null
            ? []
            : [
                {
                  label: t('common:noun.project'),
                  value: (
                    <LinkText to="/projects/$projectId" params={{ projectId: project.id }}>
                      {[project.number, project.name].filter(Boolean).join(' · ')}
                    </LinkText>
                  ),
                  isWide: true,
                },
              ]),
          ...(estimate === null
            ? []
            : [
                {
                  label: t('common:noun.estimate'),
                  value: (
                    <LinkText to="/estimates/$estimateId" params={{ estimateId: estimate.id }}>
                      {estimate.number ?? t('draft')}
                    </LinkText>
                  ),
                  isWide: true,
                },
              ]),
          {
            label: t('field.role'),
            value:
              order.agency_role_code === null
                ? null
                : masters.name('AGENCY_ROLE', order.agency_role_code),
          },
          {
            label: t('field.valueRule'),
            value:
              order.value_rule === 'AWARD'
                ? t('award')
                : masters.name('ORDER_VALUE_RULE', order.value_rule),
            isWide: true,
          },
          {
            label: t('field.officer'),
            value: [order.officer_name, masters.name('DESIGNATION', order.officer_designation_code)]
              .filter(Boolean)
              .join(', '),
            isWide: true,
          },
          {
            label: t('field.completionDays'),
            value:
              order.completion_days === null ? null : t('days', { count: order.completion_days }),
          },
          {
            label: t('field.securityDeposit'),
            value: <MoneyText value={order.security_deposit} />,
          },
          { label: t('field.issuedOn'), value: <DateText value={order.issued_on} /> },
          { label: t('field.acceptBy'), value: <DateText value={order.accept_by} /> },
          { label: t('field.startsOn'), value: <DateText value={order.starts_on} /> },
          { label: t('field.endsOn'), value: <DateText value={order.ends_on} /> },
          { label: t('field.handedOverOn'), value: <DateText value={order.handed_over_on} /> },
          {
            label: t('field.defectLiability'),
            value: t('days', { count: order.defect_liability_days }),
          },
          ...reasons.map(([label, value]) => ({ label, value, isWide: true })),
        ]}
      />
    </Paper>
  );
}
