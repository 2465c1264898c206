import { Image, Paper, Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { documentBlob } from '~/api/documents';
import { documentQueries } from '~/features/documents';
import { useSession } from '~/session/use-session';
import type { Individual } from '../individual.types';

/** The photograph, for who has to know the person at the site. */
export function PhotoCard({ individual }: { readonly individual: Individual }) {
  const { t } = useTranslation('individuals');
  const { tenant } = useSession();
  const files = useQuery(
    documentQueries.ofPaper(tenant.id, { type: 'individual', id: individual.id }),
  );
  const photo = files.data?.findLast(({ kind_code: kind }) => kind === 'PHOTO');
  return (
    <Paper component="section" p="md" aria-label={t('section.photo')}>
      <Title order={2} fz="md" mb="xs">
        {t('section.photo')}
      </Title>
      {files.isPending ? (
        <Skeleton w={160} h={160} />
      ) : photo === undefined ? (
        <Text size="sm" c="dimmed">
          {t('noPhoto')}
        </Text>
      ) : (
        <Picture path={photo.storage_path} mime={photo.mime} name={individual.name} />
      )}
    </Paper>
  );
}

interface PictureProps {
  readonly path: string;
  readonly mime: string;
  readonly name: string;
}

function Picture({ path, mime, name }: PictureProps) {
  const { t } = useTranslation('individuals');
  const [loaded, setLoaded] = useState<{ url: string | null } | null>(null);
  useEffect(() => {
    let url: string | null = null;
    let isGone = false;
    documentBlob(path).then(
      (blob) => {
        if (isGone) return;
        // The type is the one that was checked at upload, not one that the answer claims.
        url = URL.createObjectURL(new Blob([blob], { type: mime }));
        setLoaded({ url });
      },
      () => {
        if (!isGone) setLoaded({ url: null });
      },
    );
    return () => {
      isGone = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [path, mime]);
  if (loaded === null) return <Skeleton w={160} h={160} />;
  if (loaded.url === null)
    return (
      <Text size="sm" c="dimmed">
        {t('errors:DOCUMENT_NOT_AVAILABLE')}
      </Text>
    );
  return (
    <Image src={loaded.url} alt={t('photoOf', { name })} w={160} h={160} fit="cover" radius="md" />
  );
}
