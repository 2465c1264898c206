import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { localName } from '~/i18n/local-name';
import { textOf } from '~/lib/json';
import type { Notice } from '../notification.types';

interface NoticeText {
  /** What happened, in a sentence. */
  readonly sentence: string;
  /** The title of the paper, where there is one. */
  readonly title: string | null;
  /** What the other person wrote. */
  readonly comment: string | null;
}

/** The words of a notice in the reader's language: only kind and values are stored. */
export function useNoticeText(): (notice: Notice) => NoticeText {
  const { t, i18n } = useTranslation('notifications');
  const { language } = i18n;
  return useCallback(
    (notice) => {
      const { kind, params, number, document_type, count } = notice;
      const type = document_type ?? 'other';
      const actor = textOf(params, 'actor');
      const agency = textOf(params, 'agency') ?? '';
      const values = {
        type,
        count,
        actor: actor === null || actor === 'SYSTEM' ? t('workflow:system') : actor,
        paper: number ?? t([`common:noun.${type}`, 'paper']),
        name: textOf(params, 'name') ?? '',
        minutes: params['minutes'] ?? 0,
        agency: localName({ name: agency, local_names: params['agency_names'] }, language),
      };
      return {
        sentence: t([`sentence.${kind}`, 'sentence.UNKNOWN'], values),
        title: notice.title === '' ? null : notice.title,
        comment: textOf(params, 'comment'),
      };
    },
    [t, language],
  );
}
