import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ActionForm, type ActionFormProps } from './ActionForm';
import { useActionName } from './use-action-name';

/** Asks for the comment, the next person and the files of one move, and carries it out. */
export function ActionDialog(props: ActionFormProps) {
  const { t } = useTranslation();
  const actionName = useActionName();
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={actionName(props.offered)}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <ActionForm {...props} />
    </Modal>
  );
}
