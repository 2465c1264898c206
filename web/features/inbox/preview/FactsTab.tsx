import { Button } from '@mantine/core';
import { IconGitCompare } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import {
  BudgetBars,
  CheckList,
  LargestItems,
  MoneyParts,
  returnToShow,
  useWorkflowNames,
  type PaperBrief,
} from '~/features/workflow';
import { useFormat } from '~/i18n/use-format';
import { DateText } from '~/ui/DateText';
import { KeyValueGrid } from '~/ui/KeyValueGrid';
import { LastMoveNote } from './LastMoveNote';
import classes from './preview.module.css';

interface FactsTabProps {
  readonly brief: PaperBrief;
  /** Shows what changed since the paper was sent back. */
  readonly onShowChanges: () => void;
}

/** What speaks for and against the paper, its money, and who had it last. */
export function FactsTab({ brief, onShowChanges }: FactsTabProps) {
  const { t } = useTranslation('inbox');
  const { masters } = useMasters();
  return (
    <div className={classes.facts}>
      <CheckList type={brief.document_type} checks={brief.checks} />
      <div className={classes.money}>
        <BudgetBars budget={brief.budget} />
        {brief.money === null ? null : <MoneyParts money={brief.money} />}
      </div>
      <ReturnNote brief={brief} onShowChanges={onShowChanges} />
      <div className={classes.wide}>
        <LastMoveNote type={brief.document_type} move={brief.history[0]} />
      </div>
      {brief.money === null ? null : (
        <div className={classes.wide}>
          <LargestItems items={brief.money.largest.slice(0, 3)} />
        </div>
      )}
      <div className={classes.wide}>
        <KeyValueGrid
          items={[
            { label: t('preview.place'), value: masters.place(brief) },
            {
              label: t('preview.type'),
              value: masters.name('PROJECT_TYPE', brief.project_type_code),
            },
            { label: t('preview.madeBy'), value: brief.created_by_name },
            {
              label: t('preview.here'),
              value: <DateText value={brief.workflow.entered_at} withTime withRelative />,
            },
          ]}
        />
      </div>
    </div>
  );
}

/** The paper has come back: by whom it was returned, and the way to what changed. */
function ReturnNote({ brief, onShowChanges }: FactsTabProps) {
  const { t } = useTranslation('inbox');
  const names = useWorkflowNames();
  const format = useFormat();
  const last = returnToShow(brief);
  if (last === undefined) return null;
  return (
    <div className={classes.wide}>
      <Button
        size="xs"
        variant="light"
        color="saffron"
        h="auto"
        py={6}
        styles={{ label: { whiteSpace: 'normal', textAlign: 'start' } }}
        leftSection={<IconGitCompare size={15} aria-hidden />}
        onClick={onShowChanges}
      >
        {t(
          last.base_version === brief.versions[0]?.version
            ? 'preview.sameSinceReturn'
            : 'preview.changedSinceReturn',
          { who: names.actorName(last.actor_name), at: format.dateTime(last.at) },
        )}
      </Button>
    </div>
  );
}
