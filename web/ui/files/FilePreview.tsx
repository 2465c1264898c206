import { Button, Center, Group, Loader, Modal, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorBlock } from '../ErrorBlock';
import classes from './files.module.css';
import { previewKind } from './file-types';
import type { StoredFile } from './FileList';

interface FilePreviewProps {
  readonly file: StoredFile;
  readonly load: (file: StoredFile) => Promise<Blob>;
  readonly onSave: () => void;
  readonly onClose: () => void;
}

type Loaded =
  | { readonly state: 'pending' }
  | { readonly state: 'failed'; readonly error: unknown }
  | { readonly state: 'ready'; readonly url: string };

/** A picture or a PDF inside the page; other files are only offered for saving. */
export function FilePreview({ file, load, onSave, onClose }: FilePreviewProps) {
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

  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={file.name}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {kind === 'none' ? <Text c="dimmed">{t('file.noPreview')}</Text> : null}
      {kind !== 'none' && loaded.state === 'pending' ? (
        <Center h={240}>
          <Loader aria-label={t('state.loading')} />
        </Center>
      ) : null}
      {loaded.state === 'failed' ? <ErrorBlock error={loaded.error} /> : null}
      {loaded.state === 'ready' && kind === 'image' ? (
        <img src={loaded.url} alt={file.name} className={classes.image} />
      ) : null}
      {loaded.state === 'ready' && kind === 'pdf' ? (
        <iframe src={loaded.url} title={file.name} className={classes.pdf} />
      ) : null}
      <Group justify="flex-end" mt="md">
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={onSave}
        >
          {t('file.save')}
        </Button>
      </Group>
    </Modal>
  );
}
