import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '~/session/use-session';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { estimateQueries } from '../estimate.queries';
import { TemplateForm } from './TemplateForm';
import type { Template } from './template.types';

interface TemplateDrawerProps {
  /** `null` for a new one. */
  readonly id: string | null;
  /** What a new one begins with. */
  readonly start?: Pick<Template, 'name' | 'project_type_code' | 'lines'>;
  /** Without it the drawer was opened by the address. */
  readonly onClose?: () => void;
}

/** One template: looked at by all, changed by who keeps templates. */
export function TemplateDrawer({ id, start, onClose }: TemplateDrawerProps) {
  const { t } = useTranslation('estimates');
  const navigate = useNavigate();
  const close =
    onClose ?? (() => void navigate({ to: '/estimates', search: { show: 'templates' } }));
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size="xl"
      title={t(id === null ? 'template.add' : 'template.one')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      {id === null ? (
        <TemplateForm template={null} start={start} onDone={close} />
      ) : (
        <Stored id={id} onDone={close} />
      )}
    </Drawer>
  );
}

function Stored({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const { tenant } = useSession();
  const query = useQuery(estimateQueries.template(tenant.id, id));
  return (
    <QueryBoundary query={query}>
      {(template) => (
        <TemplateForm
          key={template.version}
          template={template}
          start={undefined}
          onDone={onDone}
        />
      )}
    </QueryBoundary>
  );
}
