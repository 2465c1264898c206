import { Paper, Table, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { QuantityText } from '~/ui/QuantityText';
import type { Project } from '../project.types';

interface TargetsTableProps {
  readonly project: Project;
  readonly masters: MasterLookup;
}

/** Whom the project is for; nothing when nobody was named. */
export function TargetsTable({ project, masters }: TargetsTableProps) {
  const { t } = useTranslation('projects');
  if (project.targets.length === 0) return null;
  return (
    <Paper component="section" p="md" mb="md" aria-label={t('section.targets')}>
      <Title order={2} fz="md" mb="xs">
        {t('section.targets')}
      </Title>
      <Table.ScrollContainer minWidth={0} type="native">
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('field.beneficiary_type_code')}</Table.Th>
              {(['baseline', 'target', 'total'] as const).map((field) => (
                <Table.Th key={field} scope="col" ta="right">
                  {t(`field.${field}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {project.targets.map((target) => (
              <Table.Tr key={target.id}>
                <Table.Th scope="row" fw={500}>
                  {masters.name('BENEFICIARY_TYPE', target.beneficiary_type_code)}
                </Table.Th>
                {(['baseline', 'target', 'total'] as const).map((field) => (
                  <Table.Td key={field} ta="right">
                    <QuantityText value={target[field]} decimals={0} />
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}
