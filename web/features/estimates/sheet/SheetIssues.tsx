import { Alert, Button, Group, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '~/i18n/use-error-text';
import { downloadBlob, spreadsheetBlob } from '~/lib/spreadsheet';
import type { SheetIssue } from '../estimate.sheet-read';

/** A person corrects from the top; the whole list can be downloaded. */
const SHOWN = 100;

interface SheetIssuesProps {
  readonly issues: readonly SheetIssue[];
  readonly kind: 'issues' | 'warnings';
}

/** What is wrong with a file, by row and column as the spreadsheet names them. */
export function SheetIssues({ issues, kind }: SheetIssuesProps) {
  const { t } = useTranslation('drafts');
  const { ofField } = useErrorText();
  const isWrong = kind === 'issues';
  const sentence = ({ code, params }: SheetIssue) => ofField({ pointer: '', code, params });
  const download = async () => {
    const text = (key: string, value: (issue: SheetIssue) => string) =>
      ({ header: t(`sheet.${key}`), kind: 'text', value }) as const;
    const list = {
      name: t('sheet.issueList'),
      rows: issues,
      columns: [
        { header: t('sheet.row'), kind: 'integer', value: ({ row }: SheetIssue) => row } as const,
        text('columnName', ({ column }) => t(`sheet.column.${column}`)),
        text('value', ({ value }) => value),
        text('problem', sentence),
      ],
    };
    downloadBlob(await spreadsheetBlob('xlsx', [list]), `${t('sheet.problem')}.xlsx`);
  };
  return (
    <Alert
      role={isWrong ? 'alert' : 'note'}
      color={isWrong ? 'red' : 'blue'}
      icon={isWrong ? <IconAlertTriangle aria-hidden /> : <IconInfoCircle aria-hidden />}
      title={t(`sheet.${kind}`, { count: issues.length })}
    >
      {isWrong ? <Text size="sm">{t('sheet.issuesText')}</Text> : null}
      <Table.ScrollContainer minWidth={460} maxHeight={280} mt="xs" tabIndex={0}>
        <Table fz="sm" verticalSpacing={4} stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('sheet.row')}</Table.Th>
              <Table.Th scope="col">{t('sheet.columnName')}</Table.Th>
              <Table.Th scope="col">{t('sheet.value')}</Table.Th>
              <Table.Th scope="col">{t('sheet.problem')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {issues.slice(0, SHOWN).map((issue, index) => (
              <Table.Tr key={index}>
                <Table.Td className="tabular">{issue.row}</Table.Td>
                <Table.Td>{t(`sheet.column.${issue.column}`)}</Table.Td>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>{issue.value.slice(0, 80)}</Table.Td>
                <Table.Td>{sentence(issue)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Group justify="space-between" mt="xs">
        <Text size="sm">
          {issues.length > SHOWN ? t('sheet.more', { count: issues.length - SHOWN }) : null}
        </Text>
        {isWrong ? (
          <Button size="xs" variant="default" onClick={() => void download()}>
            {t('sheet.issueList')}
          </Button>
        ) : null}
      </Group>
    </Alert>
  );
}
