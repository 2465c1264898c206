import { Button, Group, Modal } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { StoredFile } from './FileList';
import { FileView } from './FileView';

interface FilePreviewProps {
  readonly file: StoredFile;
  readonly load: (file: StoredFile) => Promise<Blob>;
  readonly onSave: () => void;
  readonly onClose: () => void;
}

/** A stored file in a dialog over the page, with the way to save it. */
export function FilePreview({ file, load, onSave, onClose }: FilePreviewProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={file.name}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <FileView file={file} load={load} />
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
