import { Alert, Anchor, List } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { use, useEffect, useRef } from 'react';
import { useFormContext, useFormState } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { isRecord } from '~/lib/json';
import { fieldId, FormLabelsContext } from './form-labels';
import { useFieldText } from './use-field-text';

interface Found {
  readonly name: string;
  readonly message: string;
}

/** All errors of a form, nested ones too, in the order of their fields. */
export function flattenErrors(errors: unknown, prefix = ''): Found[] {
  if (Array.isArray(errors)) {
    return errors.flatMap((entry, index) => flattenErrors(entry, `${prefix}.${index}`));
  }
  if (!isRecord(errors)) return [];
  if (typeof errors['message'] === 'string' && 'type' in errors) {
    return [{ name: prefix, message: errors['message'] }];
  }
  return Object.entries(errors)
    .filter(([key]) => key !== 'ref')
    .flatMap(([key, entry]) => flattenErrors(entry, prefix === '' ? key : `${prefix}.${key}`));
}

/**
 * The list at the top of a form after a refused submit. It takes the focus; each line jumps to its field.
 * Shown only after a submit: before, the errors beside the fields are enough.
 */
export function ErrorSummary() {
  const { t } = useTranslation();
  const { control } = useFormContext();
  const { errors, submitCount, isSubmitting } = useFormState({ control });
  const textOf = useFieldText();
  const box = useRef<HTMLDivElement>(null);
  const announced = useRef(0);
  const found = submitCount === 0 ? [] : flattenErrors(errors);
  const hasErrors = found.length > 0;

  useEffect(() => {
    // Once per submit: an error that comes up while somebody types must not take the focus away.
    if (isSubmitting || submitCount === announced.current) return;
    announced.current = submitCount;
    if (hasErrors) box.current?.focus();
  }, [submitCount, isSubmitting, hasErrors]);

  if (!hasErrors) return null;
  return (
    <Alert
      ref={box}
      tabIndex={-1}
      role="alert"
      color="red"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('form.errorCount', { count: found.length })}
      mb="md"
    >
      <List size="sm" spacing={2}>
        {found.map(({ name, message }) => (
          <List.Item key={name}>
            <Line name={name} message={textOf(message)} />
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

/** One error: a link to its field, where it has one. */
function Line({ name, message }: Found) {
  const { t } = useTranslation();
  const labels = use(FormLabelsContext);
  const field = name.startsWith('root') ? null : labels.labelOf(name);
  if (field === null) return message;
  return (
    <Anchor
      size="sm"
      c="inherit"
      underline="always"
      href={`#${fieldId(name)}`}
      onClick={(event) => {
        event.preventDefault();
        labels.focus(name);
      }}
    >
      {t('form.errorLine', { field, message })}
    </Anchor>
  );
}
