import { NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import type { PaperReturn, PaperVersions } from '../brief.types';
import { useWorkflowNames } from '../use-workflow-names';
import type { PaperRef } from '../workflow.types';
import { SnapshotCompare, type CompareContents } from './SnapshotCompare';
import { useVersionName } from './use-version-names';

/** The return that a reader asks about first: the last of their own, else the last. */
export function returnToShow({ returns }: PaperVersions): PaperReturn | undefined {
  return returns.find(({ is_mine: isMine }) => isMine) ?? returns[0];
}

interface ReturnCompareProps {
  readonly paper: PaperRef;
  readonly trail: PaperVersions;
  readonly compare: CompareContents;
}

/** What changed since the paper was sent back: the version that stood there then, beside the newest. */
export function ReturnCompare({ paper, trail, compare }: ReturnCompareProps) {
  const { t } = useTranslation('workflow');
  const names = useWorkflowNames();
  const format = useFormat();
  const nameOf = useVersionName(paper.type);
  const [number, setNumber] = useState<number | null>(null);
  const { returns, versions } = trail;
  const chosen = returns.find(({ version }) => version === number) ?? returnToShow(trail);
  const newest = versions[0];
  const base = versions.find(({ version }) => version === chosen?.base_version);
  if (chosen === undefined) {
    return (
      <Text size="sm" c="dimmed">
        {t('versions.neverReturned')}
      </Text>
    );
  }
  const told = (one: PaperReturn) =>
    t(one.is_mine ? 'versions.returnedByMe' : 'versions.returned', {
      who: names.actorName(one.actor_name),
      at: format.dateTime(one.at),
    });
  return (
    <Stack gap="sm">
      {returns.length > 1 ? (
        <NativeSelect
          size="xs"
          label={t('versions.since')}
          value={String(chosen.version)}
          onChange={({ currentTarget }) => setNumber(Number(currentTarget.value))}
          data={returns.map((one) => ({ value: String(one.version), label: told(one) }))}
        />
      ) : (
        <Text size="sm">{told(chosen)}</Text>
      )}
      {chosen.comment === null ? null : (
        <Text size="sm" pl="xs" style={{ borderLeft: '2px solid var(--app-line)' }}>
          {chosen.comment}
        </Text>
      )}
      {base === undefined || newest === undefined ? null : base.version === newest.version ? (
        <Text size="sm">{t('versions.sameSince')}</Text>
      ) : (
        <SnapshotCompare
          key={base.version}
          paper={paper}
          before={base.version}
          after={newest.version}
          compare={compare}
          beforeLabel={nameOf(base)}
          afterLabel={nameOf(newest)}
          sameText={t('versions.sameSince')}
        />
      )}
    </Stack>
  );
}
