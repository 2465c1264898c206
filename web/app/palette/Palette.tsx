import {
  Combobox,
  Loader,
  Modal,
  ScrollArea,
  Text,
  useCombobox,
  VisuallyHidden,
} from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MIN_QUERY } from './palette.queries';
import { usePaletteEntries } from './use-palette-entries';
import classes from './Palette.module.css';

const PAUSE_MS = 180;

/** One field for everything: go to a page, find a record by number or name, do something. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('palette');
  const [query, setQuery] = useState('');
  const words = query.trim();
  const [searched] = useDebouncedValue(words, PAUSE_MS);
  const { groups, found } = usePaletteEntries(words, searched);
  const combobox = useCombobox({ opened: true });
  const entries = groups.flatMap((group) => group.entries);
  const ids = entries.map(({ id }) => id).join(' ');
  const isSearching = words.length >= MIN_QUERY && (found.isFetching || words !== searched);

  // Enter takes the first hit, whatever came meanwhile.
  const { selectFirstOption } = combobox;
  useEffect(() => {
    selectFirstOption();
  }, [ids, selectFirstOption]);

  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      aria-label={t('title')}
      size={640}
      padding={0}
      yOffset="10vh"
      centered={false}
      transitionProps={{ duration: 0 }}
    >
      <Combobox
        store={combobox}
        withinPortal={false}
        onOptionSubmit={(id) => {
          onClose();
          entries.find((entry) => entry.id === id)?.run();
        }}
      >
        <div className={classes.field}>
          <IconSearch size={19} stroke={1.8} aria-hidden />
          <Combobox.EventsTarget withExpandedAttribute>
            <input
              className={classes.input}
              role="combobox"
              value={query}
              onChange={(event) => setQuery(event.currentTarget.value)}
              placeholder={t('placeholder')}
              aria-label={t('placeholder')}
              data-autofocus
              autoComplete="off"
              spellCheck={false}
            />
          </Combobox.EventsTarget>
          {isSearching ? <Loader size={16} aria-hidden /> : null}
        </div>
        <Combobox.Options aria-label={t('title')} className={classes.options}>
          <ScrollArea.Autosize mah="min(440px, 62vh)" type="auto" scrollbars="y">
            {groups.map(({ key, entries: ofGroup }) => (
              <Combobox.Group key={key} label={t(`group.${key}`)}>
                {ofGroup.map(({ id, label, note, lang, Icon: EntryIcon }) => (
                  <Combobox.Option key={id} value={id} className={classes.option}>
                    <EntryIcon size={18} stroke={1.7} aria-hidden className={classes.icon} />
                    <span className={classes.words}>
                      <Text
                        span
                        size="sm"
                        fw={500}
                        truncate
                        display="block"
                        {...(lang === undefined ? {} : { lang, className: 'language-name' })}
                      >
                        {label}
                      </Text>
                      {note === undefined ? null : (
                        <Text span size="xs" truncate display="block" className={classes.note}>
                          {note}
                        </Text>
                      )}
                    </span>
                  </Combobox.Option>
                ))}
              </Combobox.Group>
            ))}
            {entries.length === 0 && !isSearching ? (
              <Combobox.Empty>{t('nothing')}</Combobox.Empty>
            ) : null}
          </ScrollArea.Autosize>
        </Combobox.Options>
      </Combobox>
      <VisuallyHidden role="status">
        {isSearching ? '' : t('hits', { count: entries.length })}
      </VisuallyHidden>
      <Text size="xs" c="dimmed" className={classes.foot} visibleFrom="sm">
        {t('keys')}
      </Text>
    </Modal>
  );
}
