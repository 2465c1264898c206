import { useMemo } from 'react';
import { documentBlob, documentLink } from '~/api/documents';
import { FileList, type StoredFile } from '~/ui/files/FileList';
import type { PaperDocument } from './documents.types';

interface PaperFilesProps {
  readonly documents: readonly PaperDocument[];
  /** The kind's name in the language now shown. */
  readonly kindName?: (code: string) => string;
  /** The place of a photograph in words. */
  readonly placeOf?: (document: PaperDocument) => string | null;
  readonly onRemove?: (document: PaperDocument) => void;
  readonly emptyTitle?: string;
  /** A file opens in the place of the list, not in a dialog over the page. */
  readonly isInPlace?: boolean;
}

interface PathFile extends StoredFile {
  readonly path: string;
  readonly saveAs: string;
}

// Only files made below reach the list, so that each knows its path.
const load = (file: StoredFile) => documentBlob((file as PathFile).path);
const link = (file: StoredFile) => documentLink((file as PathFile).path, (file as PathFile).saveAs);

/** The files of a paper: each opens in a preview and can be saved under its name. */
export function PaperFiles(props: PaperFilesProps) {
  const { documents, kindName, placeOf, onRemove, emptyTitle, isInPlace = false } = props;
  const files = useMemo<PathFile[]>(
    () =>
      documents.map((document) => ({
        id: document.id,
        name: document.name ?? document.file_name,
        mimeType: document.mime,
        sizeBytes: document.size_bytes,
        addedAt: document.uploaded_at,
        addedBy: document.uploaded_by_name,
        path: document.storage_path,
        saveAs: document.file_name,
        place: placeOf?.(document) ?? null,
        ...(kindName === undefined ? {} : { kindLabel: kindName(document.kind_code) }),
      })),
    [documents, kindName, placeOf],
  );
  const remove =
    onRemove === undefined
      ? undefined
      : (file: StoredFile) => {
          const found = documents.find(({ id }) => id === file.id);
          if (found !== undefined) onRemove(found);
        };
  return (
    <FileList
      files={files}
      load={load}
      link={link}
      isInPlace={isInPlace}
      {...(remove === undefined ? {} : { onRemove: remove })}
      {...(emptyTitle === undefined ? {} : { emptyTitle })}
    />
  );
}
