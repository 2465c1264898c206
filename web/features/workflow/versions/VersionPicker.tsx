import { Group, NativeSelect, Paper, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PaperVersion } from '../brief.types';
import type { PaperRef } from '../workflow.types';
import { SnapshotCompare, type CompareContents } from './SnapshotCompare';
import { useVersionName } from './use-version-names';

interface VersionPickerProps {
  readonly paper: PaperRef;
  readonly versions: readonly PaperVersion[];
  /** The content as it is now. */
  readonly present: unknown;
  readonly compare: CompareContents;
  /** Which two: version numbers; nothing stands for the default, the last but one against the present. */
  readonly before: number | undefined;
  readonly after: number | undefined;
  readonly onChoose: (pick: { older?: number | undefined; newer?: number | undefined }) => void;
}

const PRESENT = 'present';

/** Any two versions of a paper, with the present as one of them. */
export function VersionPicker(props: VersionPickerProps) {
  const { paper, versions, present, compare, onChoose } = props;
  const { t } = useTranslation('workflow');
  const nameOf = useVersionName(paper.type);
  const of = (number: number | undefined) => versions.find(({ version }) => version === number);
  const to = of(props.after) ?? null;
  const from = of(props.before) ?? versions.find(({ version }) => version !== to?.version);
  if (versions.length === 0 || from === undefined) {
    return (
      <Paper p="md">
        <Text size="sm" c="dimmed">
          {t('versions.none')}
        </Text>
      </Paper>
    );
  }
  const options = versions.map((version) => ({
    value: String(version.version),
    label: nameOf(version),
  }));
  const read = (value: string) => (value === PRESENT ? undefined : Number(value));
  return (
    <Paper p="md">
      <Group gap="sm" mb="md" grow preventGrowOverflow={false} className="no-print">
        <NativeSelect
          label={t('versions.from')}
          data={options}
          value={String(from.version)}
          onChange={({ currentTarget }) => onChoose({ older: read(currentTarget.value) })}
        />
        <NativeSelect
          label={t('versions.to')}
          data={[{ value: PRESENT, label: nameOf(null) }, ...options]}
          value={to === null ? PRESENT : String(to.version)}
          onChange={({ currentTarget }) => onChoose({ newer: read(currentTarget.value) })}
        />
      </Group>
      <SnapshotCompare
        paper={paper}
        before={from.version}
        after={to?.version ?? null}
        present={present}
        compare={compare}
        beforeLabel={nameOf(from)}
        afterLabel={nameOf(to)}
      />
    </Paper>
  );
}
