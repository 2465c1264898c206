import { Button } from '@mantine/core';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '~/session/use-session';
import { ConfirmDialog } from '~/ui/ConfirmDialog';
import { useSwitchHead } from '../budget.mutations';
import type { BudgetHead } from '../budget.types';

/** Closes a head or opens it again, for who manages budgets. */
export function SwitchHead({ head }: { readonly head: BudgetHead }) {
  const { t } = useTranslation('budgets');
  const mayManage = useCan('budget:manage');
  const [isOpen, setIsOpen] = useState(false);
  const change = useSwitchHead();
  if (!mayManage) return null;
  const verb = t(head.is_active ? 'head.close' : 'head.reopen');
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={
          head.is_active ? (
            <IconLock size={15} aria-hidden />
          ) : (
            <IconLockOpen size={15} aria-hidden />
          )
        }
        onClick={() => setIsOpen(true)}
      >
        {verb}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        title={verb}
        confirmLabel={verb}
        isDangerous={head.is_active}
        isBusy={change.isPending}
        error={change.error}
        onConfirm={() => change.mutate(head, { onSuccess: () => setIsOpen(false) })}
        onClose={() => setIsOpen(false)}
      >
        {t(head.is_active ? 'head.closeText' : 'head.reopenText', { code: head.code })}
      </ConfirmDialog>
    </>
  );
}
