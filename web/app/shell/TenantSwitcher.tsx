import { Button, Combobox, ScrollArea, Text, useCombobox } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { IconBuildingBank, IconSelector } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalName } from '~/i18n/local-name';
import { useSession } from '~/session/use-session';
import { paths } from '../paths';

/** Where I work. Searchable, since a state officer has more than a hundred to choose from. */
export function TenantSwitcher() {
  const { t } = useTranslation();
  const { tenant, tenants, switchTenant } = useSession();
  const nameOf = useLocalName();
  const navigate = useNavigate();
  const [search, setSearch] = useState('');
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setSearch('');
    },
    onDropdownOpen: () => combobox.focusSearchInput(),
  });

  // Three letters and Enter are enough.
  const { selectFirstOption } = combobox;
  useEffect(() => {
    if (search !== '') selectFirstOption();
  }, [search, selectFirstOption]);

  const name = (
    <Text span fw={600} size="sm" truncate title={nameOf(tenant)}>
      {nameOf(tenant)}
    </Text>
  );
  if (tenants.length < 2) return name;

  const wanted = search.trim().toLowerCase();
  const found = tenants.filter(
    (candidate) =>
      candidate.name.toLowerCase().includes(wanted) ||
      nameOf(candidate).toLowerCase().includes(wanted) ||
      candidate.id.includes(wanted),
  );

  return (
    <Combobox
      store={combobox}
      width={300}
      position="bottom-start"
      withinPortal
      onOptionSubmit={(id) => {
        combobox.closeDropdown();
        if (id === tenant.id) return;
        switchTenant(id);
        void navigate({ to: paths.home });
      }}
    >
      <Combobox.Target withAriaAttributes={false}>
        <Button
          variant="default"
          miw={0}
          maw={{ base: 170, sm: 320 }}
          leftSection={<IconBuildingBank size={17} stroke={1.7} aria-hidden />}
          rightSection={<IconSelector size={15} aria-hidden />}
          aria-label={t('tenant.switch', { name: nameOf(tenant) })}
          aria-haspopup="listbox"
          aria-expanded={combobox.dropdownOpened}
          onClick={() => combobox.toggleDropdown()}
        >
          {name}
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          placeholder={t('tenant.search')}
          aria-label={t('tenant.search')}
        />
        <Combobox.Options aria-label={t('tenant.list')}>
          <ScrollArea.Autosize mah={320} type="auto">
            {found.length === 0 ? <Combobox.Empty>{t('state.nothingFound')}</Combobox.Empty> : null}
            {found.map((candidate) => (
              <Combobox.Option
                key={candidate.id}
                value={candidate.id}
                active={candidate.id === tenant.id}
              >
                <Text size="sm" fw={candidate.id === tenant.id ? 600 : 400}>
                  {nameOf(candidate)}
                </Text>
                <Text size="xs" c="dimmed">
                  {t(`tenant.kind.${candidate.kind}`)}
                </Text>
              </Combobox.Option>
            ))}
          </ScrollArea.Autosize>
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
