import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** Copies the address of this page without what only this reader has set in it. */
export function CopyLink() {
  const { t } = useTranslation('workflow');
  return (
    <CopyButton value={`${window.location.origin}${window.location.pathname}`} timeout={2500}>
      {({ copied, copy }) => (
        <Button
          variant="default"
          onClick={copy}
          leftSection={
            copied ? <IconCheck size={16} aria-hidden /> : <IconLink size={16} aria-hidden />
          }
        >
          <span aria-live="polite">{t(copied ? 'page.copied' : 'page.copyLink')}</span>
        </Button>
      )}
    </CopyButton>
  );
}
