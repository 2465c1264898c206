import { Badge, Group, Switch, Text, Title } from '@mantine/core';
import { IconEqual } from '@tabler/icons-react';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ChangeMark } from './ChangeMark';
import { countChanges, isUnchanged, onlyChanges } from './compare';
import { CompareFields } from './CompareFields';
import type { CompareRow, CompareSection, Comparison } from './compare.types';
import classes from './CompareView.module.css';

interface CompareViewProps {
  readonly comparison: Comparison;
  /** What the older side is: "Submitted on 05 Jan 2026". */
  readonly beforeLabel: ReactNode;
  readonly afterLabel: ReactNode;
  /** Said in place of the lists when nothing differs. */
  readonly sameText?: string;
  readonly headingOrder?: 2 | 3;
}

/**
 * Two versions side by side, one above the other where there is no room. Only what differs, until the reader asks
 * for all. Knows nothing of papers: a builder of the feature makes the {@link Comparison}.
 */
export function CompareView(props: CompareViewProps) {
  const { comparison, beforeLabel, afterLabel, headingOrder = 3 } = props;
  const { t } = useTranslation('compare');
  const [showsAll, setShowsAll] = useState(false);
  const isSame = isUnchanged(comparison);
  const sections = showsAll
    ? comparison.sections
    : comparison.sections.map(onlyChanges).filter((section) => section !== null);
  return (
    <div className={classes.view}>
      <Group justify="space-between" gap="xs" mb="xs">
        <Counts comparison={comparison} isSame={isSame} />
        <Switch
          size="xs"
          label={t('showAll')}
          checked={showsAll}
          onChange={({ currentTarget }) => setShowsAll(currentTarget.checked)}
          className="no-print"
        />
      </Group>
      <div className={classes.head} aria-hidden>
        <span />
        <span>{beforeLabel}</span>
        <span>{afterLabel}</span>
      </div>
      {sections.map((section) => (
        <Section key={section.key} section={section} headingOrder={headingOrder} />
      ))}
      {sections.length === 0 ? (
        <Text size="sm" c="dimmed" py="sm">
          {props.sameText ?? t('same')}
        </Text>
      ) : null}
    </div>
  );
}

interface CountsProps {
  readonly comparison: Comparison;
  readonly isSame: boolean;
}

function Counts({ comparison, isSame }: CountsProps) {
  const { t } = useTranslation('compare');
  const counts = countChanges(comparison);
  if (isSame) {
    return (
      <Badge color="gray" size="sm" leftSection={<IconEqual size={12} aria-hidden />}>
        {t('change.same')}
      </Badge>
    );
  }
  return (
    <Group gap={6}>
      {(['changed', 'added', 'removed', 'moved'] as const).map((change) =>
        counts[change] === 0 ? null : (
          <ChangeMark key={change} change={change} count={counts[change]} />
        ),
      )}
    </Group>
  );
}

interface SectionProps {
  readonly section: CompareSection;
  readonly headingOrder: 2 | 3;
}

function Section({ section, headingOrder }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes.section}>
      <Title order={headingOrder} fz="sm" id={id} className={classes.title}>
        {section.title}
      </Title>
      <CompareFields fields={section.fields ?? []} />
      <Rows rows={section.rows ?? []} />
    </section>
  );
}

function Rows({ rows }: { readonly rows: readonly CompareRow[] }) {
  if (rows.length === 0) return null;
  return (
    <ul className={classes.rows}>
      {rows.map((row) => {
        const side =
          row.change === 'added' ? 'after' : row.change === 'removed' ? 'before' : undefined;
        return (
          <li key={row.id} className={classes.row} data-change={row.change}>
            <div className={classes.rowHead}>
              <ChangeMark change={row.change} />
              {row.code === undefined || row.code === null ? null : (
                <Badge color="gray" size="sm" className="tabular">
                  {row.code}
                </Badge>
              )}
              <span className={classes.rowTitle}>{row.title}</span>
            </div>
            <CompareFields fields={row.fields} {...(side === undefined ? {} : { side })} />
            <Rows rows={row.rows ?? []} />
          </li>
        );
      })}
    </ul>
  );
}
