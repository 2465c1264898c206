import { Checkbox, Group, NativeSelect, SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SearchPatch } from '~/ui/table/use-list-state';
import type { InboxSearch } from '../inbox.search';

const SORTS = ['due_at.asc', 'entered_at.asc', 'entered_at.desc', 'amount.desc'] as const;

interface InboxBarProps {
  readonly search: InboxSearch;
  readonly onChange: (change: SearchPatch) => void;
}

/** Mine or my roles', with or without papers that have no deadline, and what comes first. */
export function InboxBar({ search, onChange }: InboxBarProps) {
  const { t } = useTranslation('inbox');
  return (
    <Group justify="space-between" gap="sm" mb="sm" className="no-print">
      <Group gap="md">
        <SegmentedControl
          size="xs"
          aria-label={t('whose.label')}
          value={search.mine === true ? 'mine' : 'all'}
          onChange={(value) => onChange({ mine: value === 'mine' ? true : undefined })}
          data={[
            { value: 'all', label: t('whose.all') },
            { value: 'mine', label: t('whose.mine') },
          ]}
        />
        <Checkbox
          label={t('resting')}
          checked={search.resting === true}
          onChange={({ currentTarget }) =>
            onChange({ resting: currentTarget.checked ? true : undefined })
          }
        />
      </Group>
      <NativeSelect
        size="xs"
        aria-label={t('sort.label')}
        value={search.sort ?? SORTS[0]}
        onChange={({ currentTarget }) =>
          onChange({ sort: currentTarget.value === SORTS[0] ? undefined : currentTarget.value })
        }
        data={SORTS.map((sort) => ({ value: sort, label: t(`sort.${sort.replace('.', '_')}`) }))}
      />
    </Group>
  );
}
