import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import type { CompareContents } from '~/features/workflow';
import { compareProjects, type ProjectContent } from './project.compare';

/** Compares two contents of a project in the reader's language. */
export function useProjectComparer(): CompareContents {
  const { t } = useTranslation();
  const { masters } = useMasters();
  return useCallback(
    (before, after) => {
      const [old, fresh] = [before as ProjectContent, after as ProjectContent];
      return compareProjects(old, fresh, masters, (key) => t(key));
    },
    [t, masters],
  );
}
