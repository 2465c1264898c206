import { ActionIcon, Group, Stack, Text, ThemeIcon, Tooltip, UnstyledButton } from '@mantine/core';
import {
  IconDownload,
  IconFile,
  IconFileTypePdf,
  IconMapPin,
  IconPhoto,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { EmptyState } from '../EmptyState';
import { FileInPlace } from './FileInPlace';
import { FilePreview } from './FilePreview';
import { previewKind } from './file-types';

/** A stored file as lists show it. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly mimeType: string;
  readonly sizeBytes: number;
  /** The kind of document, in the reader's language. */
  readonly kindLabel?: string;
  readonly addedAt?: string;
  readonly addedBy?: string | null;
  /** Where a photograph was taken, in words. */
  readonly place?: string | null;
}

interface FileListProps {
  readonly files: readonly StoredFile[];
  /** The bytes, for the preview. */
  readonly load: (file: StoredFile) => Promise<Blob>;
  /** A link that saves the file. */
  readonly link: (file: StoredFile) => Promise<string>;
  readonly onRemove?: (file: StoredFile) => void;
  /** A file opens in the place of the list, not in a dialog over the page. */
  readonly isInPlace?: boolean;
  /** Said when there is no file; nothing is shown without it. */
  readonly emptyTitle?: string;
}

const ICONS = { image: IconPhoto, pdf: IconFileTypePdf, none: IconFile } as const;

/** Stored files: a click previews, the arrow saves, the bin takes away where that is allowed. */
export function FileList({
  files,
  load,
  link,
  onRemove,
  isInPlace = false,
  emptyTitle,
}: FileListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState<StoredFile | null>(null);
  if (files.length === 0) {
    return emptyTitle === undefined ? null : <EmptyState title={emptyTitle} icon={IconFile} />;
  }
  const save = async (file: StoredFile) => {
    window.location.assign(await link(file));
  };
  if (isInPlace && open !== null) {
    return (
      <FileInPlace
        file={open}
        load={load}
        onSave={() => void save(open)}
        onClose={() => setOpen(null)}
      />
    );
  }
  return (
    <>
      <Stack component="ul" gap={4} m={0} p={0} style={{ listStyle: 'none' }}>
        {files.map((file) => {
          const KindIcon = ICONS[previewKind(file.mimeType)];
          const facts = [
            file.kindLabel,
            format.fileSize(file.sizeBytes),
            file.addedBy,
            file.addedAt === undefined ? undefined : format.date(file.addedAt),
          ].filter((fact) => fact !== undefined && fact !== null && fact !== '');
          return (
            <Group component="li" key={file.id} gap="xs" wrap="nowrap" py={4}>
              <ThemeIcon variant="light" color="gray" size="lg">
                <KindIcon size={18} stroke={1.5} aria-hidden />
              </ThemeIcon>
              <UnstyledButton flex={1} miw={0} onClick={() => setOpen(file)}>
                <Text size="sm" fw={600} truncate title={file.name}>
                  {file.name}
                </Text>
                <Text size="xs" c="dimmed" truncate title={facts.join(' · ')}>
                  {facts.join(' · ')}
                </Text>
                {file.place === undefined || file.place === null ? null : (
                  <Group gap={4} wrap="nowrap" align="flex-start">
                    <IconMapPin size={14} aria-hidden style={{ flex: 'none', marginTop: 2 }} />
                    <Text size="xs">{file.place}</Text>
                  </Group>
                )}
              </UnstyledButton>
              <Tooltip label={t('file.save')}>
                <ActionIcon
                  aria-label={t('file.saveNamed', { name: file.name })}
                  onClick={() => void save(file)}
                >
                  <IconDownload size={18} aria-hidden />
                </ActionIcon>
              </Tooltip>
              {onRemove === undefined ? null : (
                <Tooltip label={t('file.remove')}>
                  <ActionIcon
                    aria-label={t('file.removeNamed', { name: file.name })}
                    onClick={() => onRemove(file)}
                  >
                    <IconTrash size={18} aria-hidden />
                  </ActionIcon>
                </Tooltip>
              )}
            </Group>
          );
        })}
      </Stack>
      {open === null ? null : (
        <FilePreview
          file={open}
          load={load}
          onSave={() => void save(open)}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
