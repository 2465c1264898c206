import { Breadcrumbs, Group, Stack, Text, Title } from '@mantine/core';
import type { LinkProps } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkText } from './LinkText';

export interface Crumb {
  readonly label: string;
  /** Where it leads; the last crumb, the page itself, has none. */
  readonly link?: LinkProps;
}

interface PageHeaderProps {
  readonly title: string;
  /** The paper's number, shown before the title on detail pages. */
  readonly number?: string | null;
  readonly crumbs?: readonly Crumb[];
  /** State, SLA and the like, after the title. */
  readonly badges?: ReactNode;
  /** A line under the title: place, owner, amount. */
  readonly meta?: ReactNode;
  /** Buttons on the right. */
  readonly actions?: ReactNode;
}

/** The page that the browser opened itself keeps the focus where it is: on the way to the skip link. */
let isFirstPage = true;

/** After a link was followed the focus goes to the heading, which a screen reader then reads. */
function useFocusOnArrival() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const { activeElement } = document;
    const isFree = activeElement === document.body || activeElement instanceof HTMLAnchorElement;
    if (!isFirstPage && isFree) heading.current?.focus({ preventScroll: true });
    isFirstPage = false;
  }, []);
  return heading;
}

/** The head of every page: breadcrumbs, the one `h1`, badges, a line of facts, actions. */
export function PageHeader({ title, number, crumbs = [], badges, meta, actions }: PageHeaderProps) {
  const { t } = useTranslation();
  const heading = useFocusOnArrival();
  useEffect(() => {
    document.title = t('app.documentTitle', { page: title });
  }, [t, title]);

  return (
    <Stack component="header" gap={6} mb="md">
      {crumbs.length === 0 ? null : (
        <nav aria-label={t('nav.breadcrumbs')} className="no-print">
          <Breadcrumbs separatorMargin={6} fz="sm">
            {crumbs.map((crumb) =>
              crumb.link === undefined ? (
                <Text
                  key={crumb.label}
                  span
                  size="sm"
                  c="dimmed"
                  aria-current="page"
                  truncate
                  title={crumb.label}
                  maw={320}
                >
                  {crumb.label}
                </Text>
              ) : (
                <LinkText key={crumb.label} size="sm" {...crumb.link}>
                  {crumb.label}
                </LinkText>
              ),
            )}
          </Breadcrumbs>
        </nav>
      )}
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={4} miw={0} flex="1 1 320px">
          <Group gap="sm" align="center">
            <Title
              ref={heading}
              tabIndex={-1}
              order={1}
              fz={22}
              lh={1.25}
              style={{ overflowWrap: 'anywhere', outline: 'none' }}
            >
              {title}
            </Title>
            {badges}
          </Group>
          {(number === undefined || number === null) && meta === undefined ? null : (
            <Group gap="md" c="dimmed" fz="sm">
              {number === undefined || number === null ? null : (
                <Text span fw={600} className="tabular" c="var(--mantine-color-text)" size="sm">
                  {number}
                </Text>
              )}
              {meta}
            </Group>
          )}
        </Stack>
        {actions === undefined ? null : (
          <Group gap="xs" className="no-print">
            {actions}
          </Group>
        )}
      </Group>
    </Stack>
  );
}
