import { Alert, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { useSession } from '~/session/use-session';
import { useNow } from '~/ui/use-now';
import { useWorkflowNames } from '../use-workflow-names';
import type { WorkflowFacts } from '../workflow.types';

interface MovedBannerProps {
  readonly type: string;
  readonly workflow: WorkflowFacts;
  /** The version that the reader knew: of the list or link that led here. By default the one first shown. */
  readonly seen: number | undefined;
}

/** Somebody else moved or changed the paper since the reader last saw it, before or while it is open here. */
export function MovedBanner({ type, workflow, seen }: MovedBannerProps) {
  const { t } = useTranslation('workflow');
  const { user } = useSession();
  const format = useFormat();
  const names = useWorkflowNames();
  const now = useNow();
  const [known, setKnown] = useState(seen ?? workflow.version);
  if (workflow.version <= known || workflow.moved_by === user.id) return null;
  return (
    <Alert
      role="status"
      color="saffron"
      mb="md"
      className="no-print"
      icon={<IconUsers aria-hidden />}
      title={t('movedBanner.title')}
      withCloseButton
      closeButtonLabel={t('common:action.close')}
      onClose={() => setKnown(workflow.version)}
    >
      <Text size="sm">
        {t('movedBanner.text', {
          who:
            workflow.moved_by_name === null
              ? t('stale.someone')
              : names.actorName(workflow.moved_by_name),
          when: format.dateTime(workflow.updated_at),
          ago: format.relative(workflow.updated_at, now),
          state: names.stateName(type, workflow.state),
        })}
      </Text>
    </Alert>
  );
}
