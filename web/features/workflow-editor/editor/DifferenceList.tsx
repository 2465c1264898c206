import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { compareWorkflows, type Difference } from '../model/diff';
import type { Workflow } from '../workflow-editor.types';
import { useNames, type Names } from './use-names';

interface DifferenceListProps {
  readonly before: Workflow;
  readonly after: Workflow;
}

/** What the later version does otherwise, in words. */
export function DifferenceList({ before, after }: DifferenceListProps) {
  const { t } = useTranslation('workflow-editor');
  const old = useNames(before);
  const now = useNames(after);
  const differences = compareWorkflows(before, after);
  const nameOf = ({ what, change, state = '', action = '' }: Difference) => {
    const names = change === 'removed' ? old : now;
    if (what === 'service') return t('diff.service');
    return what === 'state'
      ? names.state(state)
      : `${names.state(state)} · ${names.action(state, action)}`;
  };
  const show = (names: Names, field: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return t('diff.nothing');
    if (typeof value === 'boolean') return t(value ? 'diff.yes' : 'diff.no');
    if (Array.isArray(value)) {
      const word = field === 'role_codes' ? names.role : names.kind;
      return value.length === 0
        ? t('diff.nothing')
        : value.map((each) => word(String(each))).join(', ');
    }
    if (typeof value === 'object') return Object.values(value).join(' / ') || t('diff.nothing');
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    if (field === 'to') return names.state(text);
    if (field === 'effect') return names.effect(text);
    if (field === 'kind') return t(`kind.${text}`);
    if (field === 'application_status') return t(`status.${text}`);
    if (field === 'escalate_to_role') return names.role(text);
    return text;
  };
  if (differences.length === 0) return <Text size="sm">{t('diff.none')}</Text>;
  return (
    <List size="sm" spacing={4}>
      {differences.map((difference) => (
        <List.Item key={`${difference.what} ${difference.state ?? ''} ${difference.action ?? ''}`}>
          <b>{t(`diff.${difference.change}`, { name: nameOf(difference) })}</b>
          {difference.fields.map(({ field, before: was, after: is }) => (
            <Text key={field} size="sm" c="dimmed">
              {t(`field.${field}`)}: {show(old, field, was)} → {show(now, field, is)}
            </Text>
          ))}
        </List.Item>
      ))}
    </List>
  );
}
