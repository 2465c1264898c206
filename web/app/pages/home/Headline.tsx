import { Paper, SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useWorkflowNames } from '~/features/workflow';
import { useLocalName } from '~/i18n/local-name';
import { useFormat } from '~/i18n/use-format';
import { useSession } from '~/session/use-session';
import { Chart } from '~/ui/charts/Chart';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { paths } from '../../paths';
import { deskHomeQueries, type DeskFigures } from './desk-home.queries';
import { FigureTiles } from './FigureTiles';

/** Agencies on the chart; the lists behind the papers have all of them. */
const AGENCIES = 10;

/** The headline of who has a dashboard: four figures, a year by months, where the papers are. */
export function Headline() {
  const { tenant } = useSession();
  const query = useQuery(deskHomeQueries.figures(tenant.id));
  return (
    <QueryBoundary query={query} skeleton={<HeadlineSkeleton />}>
      {(figures) => <Figures figures={figures} />}
    </QueryBoundary>
  );
}

function Figures({ figures }: { readonly figures: DeskFigures }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const nameOf = useLocalName();
  const { stateName } = useWorkflowNames();
  const { months, states, agencies } = figures;
  const monthName = (day: string) => format.date(day).slice(3);
  const open = states.filter((row) => row.document_type !== 'project');
  return (
    <Stack gap="sm">
      <FigureTiles figures={figures} />
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="sm">
        <Paper p="md">
          <Chart
            title={t('figures.months')}
            definition={t('figures.monthsHint')}
            pointsLabel={t('figures.month')}
            data={{
              measure: 'money',
              series: [
                { key: 'projects', label: t('figures.projects') },
                { key: 'sanctioned', label: t('figures.sanctioned') },
              ],
              points: months.map(({ month, projects, sanctioned }) => ({
                key: month,
                label: monthName(month),
                values: { projects: projects.amount, sanctioned: sanctioned.amount },
              })),
            }}
          />
        </Paper>
        <Paper p="md">
          {agencies.length > 1 ? (
            <Chart
              title={t('figures.agencies')}
              definition={t('figures.agenciesHint', { count: AGENCIES })}
              pointsLabel={t('figures.agency')}
              layout="rows"
              data={{
                measure: 'count',
                series: [
                  { key: 'open', label: t('figures.open') },
                  { key: 'overdue', label: t('figures.overdue') },
                ],
                points: agencies
                  .filter((agency) => agency.count > 0)
                  .slice(0, AGENCIES)
                  .map((agency) => ({
                    key: agency.tenant_id,
                    label: nameOf({ name: agency.name, local_names: agency.local_names }),
                    values: { open: agency.count, overdue: agency.overdue },
                  })),
              }}
            />
          ) : (
            <Chart
              title={t('figures.states')}
              definition={t('figures.statesHint')}
              pointsLabel={t('figures.state')}
              layout="rows"
              data={{
                measure: 'count',
                series: [
                  { key: 'open', label: t('figures.open') },
                  { key: 'overdue', label: t('figures.overdue') },
                ],
                points: open.map((row) => ({
                  key: `${row.document_type} ${row.state}`,
                  label: stateName(row.document_type, row.state),
                  values: { open: row.count, overdue: row.overdue },
                  link: { to: paths.estimates, search: { state: [row.state] } },
                })),
              }}
            />
          )}
        </Paper>
      </SimpleGrid>
    </Stack>
  );
}

function HeadlineSkeleton() {
  return (
    <Stack gap="sm" aria-hidden>
      <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm">
        {[0, 1, 2, 3].map((key) => (
          <Skeleton key={key} height={84} radius="md" />
        ))}
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="sm">
        <Skeleton height={340} radius="md" />
        <Skeleton height={340} radius="md" />
      </SimpleGrid>
    </Stack>
  );
}
