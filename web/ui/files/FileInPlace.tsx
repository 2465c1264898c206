import { Button, Group, Text } from '@mantine/core';
import { IconArrowLeft, IconDownload } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoredFile } from './FileList';
import { FileView } from './FileView';

interface FileInPlaceProps {
  readonly file: StoredFile;
  readonly load: (file: StoredFile) => Promise<Blob>;
  readonly onSave: () => void;
  readonly onClose: () => void;
}

/** A stored file in the place of the list that it was chosen from. */
export function FileInPlace({ file, load, onSave, onClose }: FileInPlaceProps) {
  const { t } = useTranslation();
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  return (
    <section aria-label={file.name}>
      <Group justify="space-between" gap="xs" mb="xs">
        <Button
          ref={back}
          size="xs"
          variant="default"
          leftSection={<IconArrowLeft size={15} aria-hidden />}
          onClick={onClose}
        >
          {t('file.back')}
        </Button>
        <Text size="sm" fw={600} truncate flex="1 1 120px">
          {file.name}
        </Text>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={15} aria-hidden />}
          onClick={onSave}
        >
          {t('file.save')}
        </Button>
      </Group>
      <FileView file={file} load={load} />
    </section>
  );
}
