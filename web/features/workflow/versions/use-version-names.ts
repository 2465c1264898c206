import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import type { PaperVersion } from '../brief.types';
import { useWorkflowNames } from '../use-workflow-names';

/** The name of a kept version: what was done with it, when, by whom. */
export function useVersionName(type: string): (version: PaperVersion | null) => string {
  const { t } = useTranslation('workflow');
  const format = useFormat();
  const names = useWorkflowNames();
  return (version) =>
    version === null
      ? t('versions.present')
      : t('versions.named', {
          done: names.doneName(type, version.action),
          at: format.dateTime(version.taken_at),
          who: version.taken_by_name === null ? '' : names.actorName(version.taken_by_name),
        });
}
