import { Paper, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { KeyValueGrid } from '~/ui/KeyValueGrid';
import { LinkText } from '~/ui/LinkText';
import { MoneyText } from '~/ui/MoneyText';
import type { OrderBasis } from '../order-basis.types';

interface BasisStripProps {
  readonly basis: OrderBasis;
  readonly masters: MasterLookup;
}

/** The work and the estimate that the order is drawn up from. */
export function BasisStrip({ basis, masters }: BasisStripProps) {
  const { t } = useTranslation('work-orders');
  const { estimate, project } = basis;
  return (
    <Paper p="md" mb="md" component="section" aria-label={t('section.basis')}>
      <Text fw={600} mb="xs">
        {project.name}
      </Text>
      <KeyValueGrid
        items={[
          { label: t('common:noun.project'), value: project.number },
          {
            label: t('common:noun.estimate'),
            value: (
              <LinkText to="/estimates/$estimateId" params={{ estimateId: estimate.id }}>
                {estimate.number}
              </LinkText>
            ),
          },
          {
            label: t('field.estimateTotal'),
            value: <MoneyText value={estimate.payable_total} />,
          },
          { label: t('field.place'), value: masters.place(project) },
        ]}
      />
    </Paper>
  );
}
