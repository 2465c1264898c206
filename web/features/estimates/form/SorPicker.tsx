import { Combobox, Group, Kbd, Loader, NativeSelect, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '~/i18n/use-error-text';
import { useSession } from '~/session/use-session';
import { estimateQueries, SOR_SEARCH_LETTERS } from '../estimate.queries';
import type { SorItem } from '../estimate.types';
import classes from './form.module.css';
import { KEYS } from './keys';
import { SorOption } from './SorOption';

const TYPING_PAUSE_MS = 200;
/** Works, material, labour, machinery: what the schedule tells apart. */
const SOR_TYPES = ['W', 'M', 'L', 'E'] as const;

interface SorPickerProps {
  readonly ref?: Ref<HTMLInputElement>;
  /** The day whose rates count. */
  readonly ratesOn: string;
  /** Codes that the estimate has already: marked, not forbidden. */
  readonly taken: readonly string[];
  readonly onPick: (item: SorItem) => void;
}

/** Finds a schedule item by code, chapter, type or words and adds it: three letters, arrows, Enter. */
export function SorPicker({ ref, ratesOn, taken, onPick }: SorPickerProps) {
  const { t } = useTranslation('estimates');
  const { tenant } = useSession();
  const { ofError } = useErrorText();
  const [typed, setTyped] = useState('');
  const [type, setType] = useState<string>(SOR_TYPES[0]);
  const [words] = useDebouncedValue(typed.trim(), TYPING_PAUSE_MS);
  const query = useQuery(estimateQueries.sor(tenant.id, ratesOn, type, words));
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const isEnough = typed.trim().length >= SOR_SEARCH_LETTERS;
  const items = isEnough && words.length >= SOR_SEARCH_LETTERS ? (query.data ?? []) : [];

  // Enter takes the best hit without a further key.
  const { selectFirstOption } = combobox;
  useEffect(() => {
    if (items.length > 0) selectFirstOption();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the store's functions are made anew at each render; the hits are what counts
  }, [query.data, items.length]);

  const pick = (code: string) => {
    const item = items.find((candidate) => candidate.code === code);
    if (item === undefined) return;
    setTyped('');
    combobox.closeDropdown();
    onPick(item);
  };

  const status = !isEnough
    ? t('picker.typeMore', { count: SOR_SEARCH_LETTERS })
    : query.isFetching && items.length === 0
      ? t('common:state.loading')
      : query.isError
        ? ofError(query.error)
        : t('common:state.nothingFound');

  return (
    <Group gap="xs" align="flex-end" className={classes.picker} wrap="nowrap">
      <NativeSelect
        label={t('picker.type')}
        value={type}
        onChange={(event) => setType(event.currentTarget.value)}
        data={SOR_TYPES.map((value) => ({ value, label: t(`picker.types.${value}`) }))}
      />
      <Combobox store={combobox} onOptionSubmit={pick} position="bottom-start" shadow="md">
        <Combobox.Target>
          <TextInput
            ref={ref}
            flex={1}
            label={
              <>
                {t('picker.label')} <Kbd size="xs">{KEYS.addItem}</Kbd>
              </>
            }
            placeholder={t('picker.placeholder')}
            leftSection={<IconSearch size={16} aria-hidden />}
            rightSection={query.isFetching && isEnough ? <Loader size={16} /> : null}
            value={typed}
            autoComplete="off"
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              combobox.openDropdown();
            }}
            onFocus={(event) => {
              // Room for the hits below.
              event.currentTarget.scrollIntoView({ block: 'center' });
              combobox.openDropdown();
            }}
            onBlur={() => combobox.closeDropdown()}
            onKeyDown={(event) => {
              // Enter belongs to the list; it must not reach the form.
              if (event.key === 'Enter') event.preventDefault();
            }}
          />
        </Combobox.Target>
        <Combobox.Dropdown>
          <Combobox.Options mah={360} style={{ overflowY: 'auto' }} aria-label={t('picker.label')}>
            {items.map((item) => (
              <SorOption key={item.code} item={item} isTaken={taken.includes(item.code)} />
            ))}
            {items.length === 0 ? <Combobox.Empty>{status}</Combobox.Empty> : null}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
    </Group>
  );
}
