import { Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useErrorText } from '~/i18n/use-error-text';
import { useFormat } from '~/i18n/use-format';
import { asApiError } from '~/lib/api-error';
import { useSession } from '~/session/use-session';
import { EmptyState } from '~/ui/EmptyState';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { measurementQueries } from '../measurement.queries';
import { BASIC_TYPES, type Utilisation } from './utilisation.types';
import { UtilisationTable } from './UtilisationTable';

interface UtilisationTabProps {
  readonly orderId: string;
  /** The book whose quantities are shown beside those to date; left out on the page of an order. */
  readonly bookId?: string;
  /** Changes with what was measured, so that it is asked anew. */
  readonly version: number;
}

/** What labour, material and machinery the measured quantities should have used, against the estimate's analysis. */
export function UtilisationTab({ orderId, bookId, version }: UtilisationTabProps) {
  const { t } = useTranslation('measurements');
  const { tenant } = useSession();
  const query = useQuery(
    measurementQueries.utilisation(tenant.id, orderId, bookId ?? null, version),
  );
  if (query.isError && asApiError(query.error).code === 'NO_SOR_PRESENT')
    return <EmptyState title={t('utilisation.empty')} hint={t('utilisation.emptyHint')} />;
  return <QueryBoundary query={query}>{(found) => <Tables utilisation={found} />}</QueryBoundary>;
}

function Tables({ utilisation }: { readonly utilisation: Utilisation }) {
  const { t } = useTranslation('measurements');
  const { apart } = utilisation;
  const isEmpty = BASIC_TYPES.every((type) => utilisation.groups[type].length === 0);
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t(utilisation.is_of_book ? 'utilisation.textBook' : 'utilisation.text')}
      </Text>
      {isEmpty ? (
        <EmptyState title={t('utilisation.none')} hint={t('utilisation.noneHint')} />
      ) : (
        BASIC_TYPES.map((type) => (
          <UtilisationTable key={type} type={type} utilisation={utilisation} />
        ))
      )}
      {apart.length === 0 ? null : <Apart rows={apart} />}
    </Stack>
  );
}

function Apart({ rows }: { readonly rows: Utilisation['apart'] }) {
  const { t, i18n } = useTranslation('measurements');
  const { masters } = useMasters();
  const { ofField } = useErrorText();
  const format = useFormat();
  return (
    <Paper withBorder p="sm">
      <Title order={2} fz="md" mb={4}>
        {t('estimates:statement.apart')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('estimates:statement.apartHint')}
      </Text>
      {rows.map((row) => (
        <Group key={row.line_id} justify="space-between" align="flex-start" wrap="nowrap" mb={6}>
          <div>
            <Text size="sm">
              <Badge color="gray" size="sm" mr={6} className="tabular">
                {row.sor_code}
              </Badge>
              {row.local_descriptions[i18n.language] ?? row.description}
            </Text>
            <Text size="xs" c="dimmed">
              {ofField({ pointer: '', code: row.problem, params: {} })}
            </Text>
          </div>
          <Text size="sm" className="tabular" style={{ whiteSpace: 'nowrap' }}>
            {`${format.quantity(row.quantity)} ${masters.unitName(row.unit_code)}`}
          </Text>
        </Group>
      ))}
    </Paper>
  );
}
