import { Button, Menu } from '@mantine/core';
import { IconCheck, IconLanguage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '~/i18n/languages';

interface LanguageMenuProps {
  readonly onChoose: (language: Language) => Promise<void>;
}

/** The language of everything; each language is written in its own script. */
export function LanguageMenu({ onChoose }: LanguageMenuProps) {
  const { t, i18n } = useTranslation();
  const current = LANGUAGES.find(({ code }) => code === i18n.language) ?? LANGUAGES[0];
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          px={8}
          leftSection={<IconLanguage size={18} stroke={1.7} aria-hidden />}
          styles={{ section: { marginInlineEnd: 4 } }}
          aria-label={t('language.choose', { name: current.name })}
        >
          <span lang={current.tag} className="language-name">
            {current.name}
          </span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {LANGUAGES.map(({ code, name, tag }) => (
          <Menu.Item
            key={code}
            lang={tag}
            className="language-name"
            onClick={() => void onChoose(code)}
            rightSection={code === current.code ? <IconCheck size={16} aria-hidden /> : null}
            aria-current={code === current.code ? 'true' : undefined}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
