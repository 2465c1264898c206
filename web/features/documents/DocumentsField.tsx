import { Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalName } from '~/i18n/local-name';
import { useSession } from '~/session/use-session';
import { ConfirmDialog } from '~/ui/ConfirmDialog';
import { FileDrop } from '~/ui/files/FileDrop';
import { useChoices } from '~/ui/form/SelectField';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { useDiscardDocument, useUploadDocument } from './documents.mutations';
import { documentQueries } from './documents.queries';
import type { DocumentOwner, DocumentRules, PaperDocument } from './documents.types';
import { PaperFiles } from './PaperFiles';

interface DocumentsFieldProps {
  readonly owner: DocumentOwner;
  readonly kinds: readonly DocumentRules[];
}

/** Files of a paper in its form. They are stored as they are added; the paper itself may come later. */
export function DocumentsField({ owner, kinds }: DocumentsFieldProps) {
  const { t } = useTranslation('documents');
  const { tenant } = useSession();
  const nameOf = useLocalName();
  const stored = useQuery(documentQueries.ofPaper(tenant.id, owner));
  const [leaving, setLeaving] = useState<PaperDocument | null>(null);
  const discard = useDiscardDocument(owner);
  const kindName = (code: string) => {
    const kind = kinds.find((candidate) => candidate.code === code);
    return kind === undefined ? code : nameOf(kind);
  };

  return (
    <Stack gap="sm">
      <AddDocument owner={owner} kinds={kinds} stored={stored.data ?? []} />
      <QueryBoundary query={stored}>
        {(documents) => (
          <PaperFiles documents={documents} kindName={kindName} onRemove={setLeaving} />
        )}
      </QueryBoundary>
      <ConfirmDialog
        isOpen={leaving !== null}
        title={t('remove.title')}
        confirmLabel={t('remove.confirm')}
        isDangerous
        isBusy={discard.isPending}
        error={discard.error}
        onConfirm={() => {
          if (leaving !== null) discard.mutate(leaving.id, { onSuccess: () => setLeaving(null) });
        }}
        onClose={() => setLeaving(null)}
      >
        {t('remove.text', { name: leaving?.name ?? leaving?.file_name ?? '' })}
      </ConfirmDialog>
    </Stack>
  );
}

interface AddDocumentProps extends DocumentsFieldProps {
  readonly stored: readonly PaperDocument[];
}

/** First what it is, then the file: the kind says which files it takes. */
function AddDocument({ owner, kinds, stored }: AddDocumentProps) {
  const { t } = useTranslation('documents');
  const nameOf = useLocalName();
  const choices = useChoices(kinds);
  const { mutateAsync } = useUploadDocument(owner);
  const [code, setCode] = useState<string | null>(null);
  const [name, setName] = useState('');
  const kind = kinds.find((candidate) => candidate.code === code) ?? kinds[0];
  if (kind === undefined) return null;
  const count = stored.filter(({ kind_code }) => kind_code === kind.code).length;
  const isFull = count >= kind.max_count;
  const needsName = kind.requires_name && name.trim() === '';

  return (
    <Stack gap="xs">
      <Group gap="sm" align="flex-start" grow preventGrowOverflow={false}>
        {kinds.length === 1 ? null : (
          <Select
            label={t('kind')}
            data={choices}
            value={kind.code}
            onChange={setCode}
            allowDeselect={false}
            maw={360}
          />
        )}
        {kind.requires_name ? (
          <TextInput
            label={t('name')}
            description={t('nameHint')}
            required
            maxLength={128}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            onKeyDown={(event) => {
              // The form around belongs to the paper: naming a file does not submit it.
              if (event.key === 'Enter') event.preventDefault();
            }}
          />
        ) : null}
      </Group>
      <FileDrop
        key={kind.code}
        label={t('add', { kind: nameOf(kind) })}
        rules={{ extensions: kind.extensions, maxBytes: kind.max_size_bytes }}
        isMultiple={!kind.requires_name}
        isDisabled={isFull || needsName}
        onUpload={async (file) => {
          await mutateAsync({ kind: kind.code, file, ...(kind.requires_name ? { name } : {}) });
          setName('');
        }}
      />
      {isFull ? (
        <Text size="xs" c="dimmed">
          {t('errors:DOCUMENT_TOO_MANY', { limit: kind.max_count })}
        </Text>
      ) : null}
    </Stack>
  );
}
