import { Button, Checkbox, Group, Menu, Modal, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBookmark, IconChevronDown } from '@tabler/icons-react';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '~/i18n/use-error-text';
import { useCan } from '~/session/use-session';
import { useDeleteView, useSaveView } from './lists.mutations';
import type { SavedView } from './lists.types';
import type { List } from './use-list';

interface ViewMenuProps<Row> {
  readonly code: string;
  readonly list: List<Row>;
}

/** The saved views of a list: open, save, save over, rename, remove, open with. */
export function ViewMenu<Row>({ code, list }: ViewMenuProps<Row>) {
  const { t } = useTranslation();
  const mayShare = useCan('view:share');
  const save = useSaveView(code);
  const remove = useDeleteView(code);
  const [editing, setEditing] = useState<'new' | 'rename' | null>(null);
  const [isOpen, { open, close }] = useDisclosure(false);
  const { view, mine } = list;
  const mayChange = view !== null && (!view.is_shared || mayShare);
  const isChanged =
    view !== null && JSON.stringify(view.settings) !== JSON.stringify(list.settings);
  const edit = (what: 'new' | 'rename') => {
    setEditing(what);
    open();
  };
  const saveOver = (over: SavedView) =>
    save.mutate({
      id: over.id,
      isNew: false,
      name: over.name,
      isShared: over.is_shared,
      settings: list.settings,
    });
  const group = (isShared: boolean) =>
    mine?.views.filter((one) => one.is_shared === isShared) ?? [];
  const isDefault = view !== null && mine?.default_view_id === view.id;
  return (
    <>
      <Menu position="bottom-start" width={260}>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconBookmark size={16} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            {view === null
              ? t('view.menu')
              : isChanged
                ? t('view.changed', { name: view.name })
                : view.name}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => list.open(null)}>{t('view.none')}</Menu.Item>
          {[false, true].map((isShared) =>
            group(isShared).length === 0 ? null : (
              <div key={String(isShared)}>
                <Menu.Label>{t(isShared ? 'view.shared' : 'view.own')}</Menu.Label>
                {group(isShared).map((one) => (
                  <Menu.Item
                    key={one.id}
                    fw={one.id === view?.id ? 600 : 400}
                    onClick={() => list.open(one)}
                  >
                    {one.id === mine?.default_view_id
                      ? t('view.withDefault', { name: one.name })
                      : one.name}
                  </Menu.Item>
                ))}
              </div>
            ),
          )}
          <Menu.Divider />
          {mayChange && isChanged ? (
            <Menu.Item onClick={() => saveOver(view)}>
              {t('view.saveOver', { name: view.name })}
            </Menu.Item>
          ) : null}
          <Menu.Item onClick={() => edit('new')}>{t('view.saveAs')}</Menu.Item>
          {view === null ? null : (
            <Menu.Item
              onClick={() => list.remember.mutate({ default_view_id: isDefault ? null : view.id })}
            >
              {isDefault ? t('view.noDefault') : t('view.makeDefault')}
            </Menu.Item>
          )}
          {mayChange ? (
            <>
              <Menu.Item onClick={() => edit('rename')}>{t('view.rename')}</Menu.Item>
              <Menu.Item
                color="red"
                onClick={() => remove.mutate(view.id, { onSuccess: () => list.open(null) })}
              >
                {t('view.remove')}
              </Menu.Item>
            </>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <Modal opened={isOpen} onClose={close} title={t('view.saveAs')}>
        <ViewForm
          key={`${editing ?? ''}${view?.id ?? ''}`}
          of={editing === 'rename' ? view : null}
          mayShare={mayShare}
          save={save}
          onSave={(name, isShared) => {
            const of = editing === 'rename' ? view : null;
            const id = of?.id ?? crypto.randomUUID();
            const settings = of?.settings ?? list.settings;
            save.mutate(
              { id, isNew: of === null, name, isShared, settings },
              {
                onSuccess: () => {
                  close();
                  list.open({ id, name, is_shared: isShared, settings });
                },
              },
            );
          }}
        />
      </Modal>
    </>
  );
}

interface ViewFormProps {
  readonly of: SavedView | null;
  readonly mayShare: boolean;
  readonly save: ReturnType<typeof useSaveView>;
  readonly onSave: (name: string, isShared: boolean) => void;
}

function ViewForm({ of, mayShare, save, onSave }: ViewFormProps) {
  const { t } = useTranslation();
  const { ofError } = useErrorText();
  const [name, setName] = useState(of?.name ?? '');
  const [isShared, setShared] = useState(of?.is_shared ?? false);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (name.trim() !== '') onSave(name.trim(), isShared);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={t('view.name')}
          value={name}
          maxLength={80}
          required
          data-autofocus
          error={save.error === null ? undefined : ofError(save.error)}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        {mayShare ? (
          <Checkbox
            label={t('view.share')}
            checked={isShared}
            onChange={({ currentTarget }) => setShared(currentTarget.checked)}
          />
        ) : null}
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending}>
            {t('view.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
