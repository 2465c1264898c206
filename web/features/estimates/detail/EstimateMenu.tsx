import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '~/session/use-session';
import type { Estimate } from '../estimate.types';
import { TemplateDrawer } from '../templates/TemplateDrawer';
import { DuplicateDialog } from './DuplicateDialog';

/** What else can be made of an estimate: one like it for another project, a template. */
export function EstimateMenu({ estimate }: { readonly estimate: Estimate }) {
  const { t } = useTranslation('estimates');
  const mayDuplicate = useCan('estimate:create');
  const keepsTemplates = useCan('template:manage');
  const [open, setOpen] = useState<'duplicate' | 'template' | null>(null);
  const close = () => setOpen(null);
  if (!mayDuplicate && !keepsTemplates) return null;
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={15} aria-hidden />}>
            {t('menu.more')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {mayDuplicate ? (
            <Menu.Item onClick={() => setOpen('duplicate')}>{t('duplicate.title')}</Menu.Item>
          ) : null}
          {keepsTemplates ? (
            <Menu.Item onClick={() => setOpen('template')}>{t('template.from')}</Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {open === 'duplicate' ? <DuplicateDialog estimate={estimate} onClose={close} /> : null}
      {open === 'template' ? (
        <TemplateDrawer
          id={null}
          start={{
            name: estimate.name,
            project_type_code: estimate.project.project_type_code,
            lines: estimate.lines.map(({ measurements: _rows, ...line }) => line),
          }}
          onClose={close}
        />
      ) : null}
    </>
  );
}
