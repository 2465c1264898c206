import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import type { CompareContents } from '~/features/workflow';
import type { ProposalContent } from './proposal.types';

/** Compares two contents of a proposal in the reader's language. */
export function useProposalComparer(): CompareContents {
  const { t } = useTranslation('proposals');
  const { masters } = useMasters();
  return useCallback(
    (older, newer) => {
      const [before, after] = [older as ProposalContent, newer as ProposalContent];
      const department = (code: string | null) =>
        code === null ? null : masters.name('DEPARTMENT', code);
      const text = (key: string, pick: (content: ProposalContent) => string | null) => ({
        key,
        label: t(`field.${key}`),
        kind: 'text' as const,
        before: pick(before),
        after: pick(after),
      });
      return {
        sections: [
          {
            key: 'proposal',
            title: t('title'),
            fields: [
              text('scope', ({ scope }) => scope),
              text('need', ({ need }) => need),
              {
                key: 'amount',
                label: t('field.amount'),
                kind: 'money' as const,
                before: before.amount,
                after: after.amount,
              },
              text('head', ({ budget_head_id: head }) => head),
              text('department', (content) => department(content.executing_department_code)),
            ],
          },
        ],
      };
    },
    [masters, t],
  );
}
