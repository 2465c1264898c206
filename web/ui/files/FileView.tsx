import { Center, Loader, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorBlock } from '../ErrorBlock';
import classes from './files.module.css';
import { previewKind } from './file-types';
import type { StoredFile } from './FileList';

interface FileViewProps {
  readonly file: StoredFile;
  readonly load: (file: StoredFile) => Promise<Blob>;
}

type Loaded =
  | { readonly state: 'pending' }
  | { readonly state: 'failed'; readonly error: unknown }
  | { readonly state: 'ready'; readonly url: string };

/** A picture or a PDF inside the page; of other files it says that they can only be saved. */
export function FileView({ file, load }: FileViewProps) {
  const { t } = useTranslation();
  const kind = previewKind(file.mimeType);
  const [loaded, setLoaded] = useState<Loaded>({ state: 'pending' });

  useEffect(() => {
    if (kind === 'none') return;
    let url: string | null = null;
    let isGone = false;
    load(file).then(
      (blob) => {
        if (isGone) return;
        // The type is the one that was checked at upload, not one that the answer claims.
        url = URL.createObjectURL(new Blob([blob], { type: file.mimeType }));
        setLoaded({ state: 'ready', url });
      },
      (error: unknown) => {
        if (!isGone) setLoaded({ state: 'failed', error });
      },
    );
    return () => {
      isGone = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [file, kind, load]);

  if (kind === 'none') return <Text c="dimmed">{t('file.noPreview')}</Text>;
  switch (loaded.state) {
    case 'pending':
      return (
        <Center h={240}>
          <Loader aria-label={t('state.loading')} />
        </Center>
      );
    case 'failed':
      return <ErrorBlock error={loaded.error} />;
    case 'ready':
      return kind === 'image' ? (
        <img src={loaded.url} alt={file.name} className={classes.image} />
      ) : (
        <iframe src={loaded.url} title={file.name} className={classes.pdf} />
      );
  }
}
