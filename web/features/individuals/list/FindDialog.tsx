import { Button, Group, Modal, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useLocalName } from '~/i18n/local-name';
import { ErrorSummary } from '~/ui/form/ErrorSummary';
import { Form } from '~/ui/form/Form';
import { SelectField } from '~/ui/form/SelectField';
import { showServerErrors } from '~/ui/form/server-errors';
import { TextField } from '~/ui/form/TextField';
import { useAppForm } from '~/ui/form/use-app-form';
import { LinkText } from '~/ui/LinkText';
import { useFindIndividuals } from '../individual.mutations';
import { findSchema, type FindForm } from '../individual.schema';
import { FIND_KINDS, type FindKind, type IndividualCard } from '../individual.types';

/** Who has exactly this number: whole, since only a whole number is compared. */
export function FindDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('individuals');
  const { data: found, mutateAsync } = useFindIndividuals();
  const form = useAppForm<FindForm>(findSchema, { kind: 'MOBILE', value: '' });
  const { control } = form;
  const submit = async ({ kind, value }: FindForm) => {
    try {
      await mutateAsync({ kind: kind as FindKind, value });
    } catch (thrown) {
      showServerErrors(form, thrown);
    }
  };
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('find.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Form form={form} onSubmit={submit} label={t('find.title')}>
        <Stack gap="sm">
          <ErrorSummary />
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
            <SelectField
              control={control}
              name="kind"
              label={t('find.kind')}
              options={FIND_KINDS.map((code) => ({ code, name: t(`find.kinds.${code}`) }))}
              isRequired
            />
            <TextField
              control={control}
              name="value"
              label={t('find.value')}
              hint={t('find.hint')}
              autoComplete="off"
              maxLength={40}
              isRequired
            />
          </SimpleGrid>
          <Group justify="flex-end">
            <Button
              type="submit"
              loading={form.formState.isSubmitting}
              leftSection={<IconSearch size={16} aria-hidden />}
            >
              {t('find.search')}
            </Button>
          </Group>
        </Stack>
      </Form>
      <div role="status">
        {found === undefined ? null : (
          <Stack gap="xs" mt="md">
            <Text size="sm" fw={600}>
              {t('find.found', { count: found.length })}
            </Text>
            {found.map((card) => (
              <Hit key={card.id} card={card} />
            ))}
          </Stack>
        )}
      </div>
    </Modal>
  );
}

function Hit({ card }: { readonly card: IndividualCard }) {
  const { t } = useTranslation('individuals');
  const { masters } = useMasters();
  const nameOf = useLocalName();
  return (
    <Paper withBorder p="sm">
      {card.is_readable ? (
        <LinkText to="/individuals/$individualId" params={{ individualId: card.id }} fw={600}>
          {nameOf(card)}
        </LinkText>
      ) : (
        <Text fw={600}>{nameOf(card)}</Text>
      )}
      <Text size="sm">{t(`of.${card.relationship}`, { name: card.guardian_name })}</Text>
      <Text size="sm" c="dimmed">
        {[card.number, masters.place(card), ...card.skills.map(masters.skillName)].join(' · ')}
      </Text>
    </Paper>
  );
}
