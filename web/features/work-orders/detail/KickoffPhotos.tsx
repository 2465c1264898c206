import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  DocumentsField,
  documentQueries,
  PaperFiles,
  type PaperDocument,
} from '~/features/documents';
import { useMasters } from '~/features/masters';
import { useLocalName } from '~/i18n/local-name';
import { useSession } from '~/session/use-session';
import type { ChecklistItem, WorkOrder } from '../work-order.types';

/** Photographs of the kick-off are files of the site, which belong to the order itself. */
const ownerOf = (orderId: string) => ({ type: 'site', id: orderId });

/** The photographs that answer the questions for a file; asked for only where there is such a question. */
export function useKickoffPhotos(order: WorkOrder): readonly PaperDocument[] {
  const { tenant } = useSession();
  const { data } = useQuery({
    ...documentQueries.ofPaper(tenant.id, ownerOf(order.id)),
    enabled: order.checklist.some(({ answer_type: type }) => type === 'UPLOAD'),
  });
  return data ?? [];
}

interface KickoffPhotosProps {
  readonly item: ChecklistItem;
  readonly orderId: string;
  readonly isClosed: boolean;
}

/** A question that is answered with photographs: they are stored as they are added. */
export function KickoffPhotos({ item, orderId, isClosed }: KickoffPhotosProps) {
  const { t } = useTranslation('work-orders');
  const { tenant } = useSession();
  const nameOf = useLocalName();
  const { masters } = useMasters();
  const owner = ownerOf(orderId);
  const { data } = useQuery(documentQueries.ofPaper(tenant.id, owner));
  return (
    <Stack gap="xs" role="group" aria-label={nameOf(item)}>
      <Text size="sm">{`${nameOf(item)}${item.is_required ? ' *' : ''}`}</Text>
      {isClosed ? (
        <PaperFiles documents={data ?? []} emptyTitle={t('kickoff.noPhotos')} />
      ) : (
        <DocumentsField owner={owner} kinds={masters.documentKinds('site')} />
      )}
    </Stack>
  );
}
