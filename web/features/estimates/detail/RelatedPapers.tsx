import { Group, Paper, Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PaperState } from '~/features/workflow';
import { LinkText } from '~/ui/LinkText';
import { MoneyText } from '~/ui/MoneyText';
import type { Estimate } from '../estimate.types';

/** The other estimates of the same project: rejected ones before it, revisions after it. */
export function RelatedPapers({ estimate }: { readonly estimate: Estimate }) {
  const { t } = useTranslation('estimates');
  if (estimate.siblings.length === 0) return null;
  return (
    <Paper component="section" p="md" aria-labelledby="related-title">
      <Title order={2} fz="md" mb="xs" id="related-title">
        {t('siblings')}
      </Title>
      <Stack component="ul" gap={6} m={0} p={0} style={{ listStyle: 'none' }}>
        {estimate.siblings.map((other) => (
          <Group component="li" key={other.id} gap="xs" justify="space-between">
            <LinkText
              to="/estimates/$estimateId"
              params={{ estimateId: other.id }}
              size="sm"
              className="tabular"
            >
              {[other.number ?? t('draft'), other.revision_number].filter(Boolean).join(' · ')}
            </LinkText>
            <MoneyText value={other.payable_total} size="sm" />
            <PaperState
              type="estimate"
              state={other.state}
              applicationStatus={other.application_status}
              size="sm"
            />
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}
