import { Group, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { IconArrowNarrowRight } from '@tabler/icons-react';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { setLanguage } from '~/i18n/i18n';
import { LANGUAGES } from '~/i18n/languages';
import classes from './AccountFrame.module.css';

const CHAIN = ['project', 'estimate', 'workOrder', 'measurement', 'bill', 'payment'] as const;

interface AccountFrameProps {
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

/** The frame of the pages before the sign-in: what this is on the left, the form on the right. */
export function AccountFrame({ title, hint, children }: AccountFrameProps) {
  const { t, i18n } = useTranslation('account');
  useEffect(() => {
    document.title = t('common:app.documentTitle', { page: title });
  }, [t, title]);

  return (
    <div className={classes.frame}>
      <header className={classes.story}>
        <Group gap="sm" wrap="nowrap">
          <img src="/favicon.svg" alt="" width={40} height={40} />
          <Text fz={20} fw={650}>
            {t('common:app.name')}
          </Text>
        </Group>
        <div className={classes.pitch}>
          <Text fz={{ base: 22, md: 32 }} fw={650} lh={1.25} maw={480}>
            {t('story.title')}
          </Text>
          <ol className={classes.chain} aria-label={t('story.chain')}>
            {CHAIN.map((step, index) => (
              <li key={step}>
                {index === 0 ? null : <IconArrowNarrowRight size={16} aria-hidden />}
                {t(`story.step.${step}`)}
              </li>
            ))}
          </ol>
        </div>
        <Text size="sm" className={classes.note}>
          {t('story.note')}
        </Text>
      </header>
      <main className={classes.main}>
        <Stack gap="md" w="100%" maw={380}>
          <Stack gap={4}>
            <Title order={1} fz={24}>
              {title}
            </Title>
            {hint === undefined ? null : <Text c="dimmed">{hint}</Text>}
          </Stack>
          {children}
        </Stack>
        <Group gap="xs" role="group" aria-label={t('common:language.label')} mt={40}>
          {LANGUAGES.map(({ code, name, tag }) => (
            <UnstyledButton
              key={code}
              lang={tag}
              className={`${classes.language} language-name`}
              aria-pressed={code === i18n.language}
              onClick={() => void setLanguage(code)}
            >
              {name}
            </UnstyledButton>
          ))}
        </Group>
      </main>
    </div>
  );
}
