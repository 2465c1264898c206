import { Paper, SimpleGrid, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { MoneyText } from '~/ui/MoneyText';
import type { DeskFigures } from './desk-home.queries';

/** Four figures with what they were a month ago. */
export function FigureTiles({ figures }: { readonly figures: DeskFigures }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const { months, states } = figures;
  const [now, before] = [months.at(-1), months.at(-2)];
  const papers = states.filter((row) => row.document_type !== 'project');
  const sum = (key: 'count' | 'overdue' | 'near') =>
    papers.reduce((total, row) => total + row[key], 0);
  const money = (key: 'projects' | 'sanctioned') => ({
    key,
    figure: <MoneyText value={now?.[key].amount} short fz={24} fw={650} lh={1.2} />,
    note: t('figures.note', {
      count: now?.[key].count ?? 0,
      before: format.moneyShort(before?.[key].amount),
    }),
  });
  const count = (key: 'open' | 'overdue', value: number, note: string) => ({
    key,
    figure: (
      <Text fz={24} fw={650} lh={1.2} className="tabular">
        {format.count(value)}
      </Text>
    ),
    note,
  });
  const tiles = [
    count('open', sum('count'), t('figures.openNote')),
    count('overdue', sum('overdue'), t('figures.overdueNote', { count: sum('near') })),
    money('projects'),
    money('sanctioned'),
  ];
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm" component="ul" p={0} m={0}>
      {tiles.map(({ key, figure, note }) => (
        <Paper key={key} component="li" p="md" style={{ listStyle: 'none' }}>
          <Text size="sm" fw={600}>
            {t(`figures.tile.${key}`)}
          </Text>
          {figure}
          <Text size="xs" c="dimmed">
            {note}
          </Text>
        </Paper>
      ))}
    </SimpleGrid>
  );
}
