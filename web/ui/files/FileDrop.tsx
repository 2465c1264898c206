import { Group, Loader, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconCloudUpload, IconCircleX } from '@tabler/icons-react';
import { useId, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { useErrorText } from '~/i18n/use-error-text';
import { asApiError } from '~/lib/api-error';
import classes from './files.module.css';
import { fileProblem, type FileRules } from './file-types';

interface FileDropProps {
  /** What belongs here: "Attach the site photographs". */
  readonly label: string;
  readonly rules: FileRules;
  /** Sends one file; what it throws is shown beside the file's name. */
  readonly onUpload: (file: File) => Promise<void>;
  readonly isMultiple?: boolean;
  readonly isDisabled?: boolean;
}

interface Item {
  readonly key: number;
  readonly name: string;
  readonly state: 'sending' | 'sent' | 'refused';
  readonly message?: string;
}

/** A place to drop files on, or to choose them from; each shows its progress and why it was refused. */
export function FileDrop({
  label,
  rules,
  onUpload,
  isMultiple = true,
  isDisabled = false,
}: FileDropProps) {
  const { t } = useTranslation();
  const { ofError, ofField } = useErrorText();
  const format = useFormat();
  const id = useId();
  const [items, setItems] = useState<readonly Item[]>([]);
  const [isOver, setIsOver] = useState(false);

  const setItem = (item: Item) =>
    setItems((before) => [...before.filter(({ key }) => key !== item.key), item]);

  const take = async (file: File, key: number): Promise<void> => {
    const problem = fileProblem(file, rules);
    if (problem !== null) {
      const params = {
        allowed: rules.extensions.join(', '),
        limit: rules.maxBytes,
      };
      setItem({
        key,
        name: file.name,
        state: 'refused',
        message: ofField({ pointer: '', code: problem, params }),
      });
      return;
    }
    setItem({ key, name: file.name, state: 'sending' });
    try {
      await onUpload(file);
      setItem({ key, name: file.name, state: 'sent' });
    } catch (error) {
      // What is wrong with the file says more than that something is wrong.
      const fault = asApiError(error).fieldErrors[0];
      const message = fault === undefined ? ofError(error) : ofField(fault);
      setItem({ key, name: file.name, state: 'refused', message });
    }
  };

  const takeAll = (files: FileList | null) => {
    const chosen = [...(files ?? [])].slice(0, isMultiple ? undefined : 1);
    const start = Date.now();
    chosen.forEach((file, index) => void take(file, start + index));
  };

  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    if (!isDisabled) takeAll(event.dataTransfer.files);
  };

  return (
    <Stack gap={6}>
      <label
        htmlFor={id}
        className={classes.drop}
        data-over={isOver}
        data-disabled={isDisabled}
        onDrop={onDrop}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
      >
        <IconCloudUpload size={24} stroke={1.5} aria-hidden />
        <span>
          <Text span fw={600} size="sm" display="block">
            {label}
          </Text>
          <Text span size="xs" c="dimmed">
            {t('file.rules', {
              allowed: rules.extensions.join(', '),
              max: format.fileSize(rules.maxBytes),
            })}
          </Text>
        </span>
        <input
          id={id}
          type="file"
          className="visually-hidden"
          multiple={isMultiple}
          disabled={isDisabled}
          accept={rules.extensions.map((extension) => `.${extension}`).join(',')}
          onChange={(event) => {
            takeAll(event.currentTarget.files);
            event.currentTarget.value = '';
          }}
        />
      </label>
      <div aria-live="polite">
        {items.map((item) => (
          <Group key={item.key} gap={6} wrap="nowrap" fz="sm">
            {item.state === 'sending' ? <Loader size={14} aria-label={t('file.sending')} /> : null}
            {item.state === 'sent' ? (
              <IconCircleCheck
                size={16}
                color="var(--mantine-color-green-7)"
                aria-label={t('file.sent')}
              />
            ) : null}
            {item.state === 'refused' ? (
              <IconCircleX
                size={16}
                color="var(--mantine-color-error)"
                aria-label={t('file.refused')}
              />
            ) : null}
            <Text size="sm" truncate title={item.name}>
              {item.name}
            </Text>
            {item.message === undefined ? null : (
              <Text size="sm" c="var(--mantine-color-error)">
                {item.message}
              </Text>
            )}
          </Group>
        ))}
      </div>
    </Stack>
  );
}
