import { Paper } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PaperFiles } from '~/features/documents';
import { useMasters, usePhotoPlace } from '~/features/masters';
import type { PaperVersion } from '../brief.types';
import { BriefTab } from '../brief/BriefTab';
import type { PaperSearch } from '../paper.search';
import type { CompareContents } from '../versions/SnapshotCompare';
import { VersionPicker } from '../versions/VersionPicker';
import type { PaperFacts } from './PaperPage';
import type { PaperTab } from './PaperTabs';

interface PaperTabsInput {
  readonly type: string;
  /** The paper as its detail answers, which is also the present in a comparison. */
  readonly paper: PaperFacts & { readonly versions: readonly PaperVersion[] };
  readonly search: PaperSearch;
  readonly compare: CompareContents;
}

/** The tabs that every kind of paper has: checks, documents, versions. */
export function usePaperTabs({ type, paper, search, compare }: PaperTabsInput): PaperTab[] {
  const { t } = useTranslation('workflow');
  const { masters } = useMasters();
  const placeOf = usePhotoPlace();
  const navigate = useNavigate();
  const { id } = paper;
  const ref = useMemo(() => ({ type, id }), [type, id]);
  const kindName = useMemo(
    () => (code: string) => masters.documentKindName(type, code),
    [masters, type],
  );
  return [
    { value: 'checks', label: t('page.tabChecks'), content: <BriefTab paper={ref} /> },
    {
      value: 'documents',
      label: t('page.tabDocuments', { count: paper.documents.length }),
      content: (
        <Paper p="md">
          <PaperFiles
            documents={paper.documents}
            kindName={kindName}
            placeOf={placeOf}
            emptyTitle={t('page.noDocuments')}
          />
        </Paper>
      ),
    },
    {
      value: 'versions',
      label: t('page.tabVersions', { count: paper.versions.length }),
      content: (
        <VersionPicker
          paper={ref}
          versions={paper.versions}
          present={paper}
          compare={compare}
          before={search.older}
          after={search.newer}
          onChoose={(pick) =>
            void navigate({
              to: '.',
              search: ((now: PaperSearch) => ({ ...now, ...pick })) as never,
              replace: true,
              resetScroll: false,
            })
          }
        />
      ),
    },
  ];
}
