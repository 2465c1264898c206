import { Group, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import type { Editor } from '../workflow.types';

interface EditorsNoticeProps {
  readonly editors: readonly Editor[];
  /** What is being edited, as the sentence names it. */
  readonly kind: string;
}

/** Who else has the paper open, said once and calmly; nothing while one is alone. */
export function EditorsNotice({ editors, kind }: EditorsNoticeProps) {
  const { t } = useTranslation('drafts');
  const format = useFormat();
  return (
    <div role="status">
      {editors.length === 0 ? null : (
        <Group gap={8} mb="sm" wrap="nowrap" align="flex-start">
          <IconUsers size={18} aria-hidden style={{ flexShrink: 0, marginTop: 2 }} />
          <Text size="sm">
            {t('presence.alsoEditing', {
              count: editors.length,
              names: editors.map(({ name }) => name).join(', '),
              paper: kind,
              since: format.dateTime(editors[0]?.since),
            })}
          </Text>
        </Group>
      )}
    </div>
  );
}
