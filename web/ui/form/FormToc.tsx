import { Box, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './FormToc.module.css';

export interface TocEntry {
  /** The `id` of a `FormSection`. */
  readonly id: string;
  readonly label: string;
}

/** The table of contents beside a long form; marks the section in view. Hidden on small screens. */
export function FormToc({ entries }: { readonly entries: readonly TocEntry[] }) {
  const { t } = useTranslation();
  const [current, setCurrent] = useState(entries[0]?.id);

  useEffect(() => {
    const observer = new IntersectionObserver(
      (seen) => {
        const first = seen.find((entry) => entry.isIntersecting);
        if (first !== undefined) setCurrent(first.target.id);
      },
      { rootMargin: '-80px 0px -60% 0px' },
    );
    for (const { id } of entries) {
      const section = document.getElementById(id);
      if (section !== null) observer.observe(section);
    }
    return () => observer.disconnect();
  }, [entries]);

  return (
    <Box component="nav" aria-label={t('form.contents')} visibleFrom="lg" className={classes.toc}>
      <Text size="xs" c="dimmed" fw={600} mb={6}>
        {t('form.contents')}
      </Text>
      {entries.map(({ id, label }) => (
        <a
          key={id}
          href={`#${id}`}
          className={classes.link}
          aria-current={current === id ? 'true' : undefined}
        >
          {label}
        </a>
      ))}
    </Box>
  );
}
