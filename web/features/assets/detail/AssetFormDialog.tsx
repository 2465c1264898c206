import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DocumentsField } from '~/features/documents';
import { useMasters } from '~/features/masters';
import { ErrorSummary } from '~/ui/form/ErrorSummary';
import { Form } from '~/ui/form/Form';
import { FormSection } from '~/ui/form/FormSection';
import { SelectField } from '~/ui/form/SelectField';
import { showServerErrors } from '~/ui/form/server-errors';
import { useAppForm } from '~/ui/form/use-app-form';
import { useSaveAsset } from '../asset.mutations';
import { assetDraft, assetForm, assetSchema, type AssetForm } from '../asset.schema';
import type { Asset } from '../asset.types';
import { AssetFields } from './AssetFields';

interface AssetFormDialogProps {
  readonly asset: Asset;
  readonly onClose: () => void;
}

/** Corrects what a closure has asked to be registered. */
export function AssetFormDialog({ asset, onClose }: AssetFormDialogProps) {
  const { t } = useTranslation('assets');
  const { masters } = useMasters();
  const [version] = useState(asset.version);
  const form = useAppForm<AssetForm>(assetSchema, assetForm(asset));
  const { mutateAsync, isPending } = useSaveAsset();
  const save = async (values: AssetForm) => {
    try {
      await mutateAsync({
        draft: { ...assetDraft(values), id: asset.id },
        expectedVersion: version,
      });
      onClose();
    } catch (thrown) {
      showServerErrors(form, thrown);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('editTitle')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Form form={form} onSubmit={save} label={t('editTitle')}>
        <ErrorSummary />
        <FormSection id="asset" title={t('asset')}>
          <AssetFields control={form.control} prefix="" />
          <SelectField
            control={form.control}
            name="department_code"
            label={t('field.department')}
            options={masters.list('DEPARTMENT')}
          />
        </FormSection>
        <FormSection id="photos" title={t('photosTitle')} columns={1}>
          <DocumentsField
            owner={{ type: 'asset', id: asset.id }}
            kinds={masters.documentKinds('asset')}
          />
        </FormSection>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t('save')}
          </Button>
        </Group>
      </Form>
    </Modal>
  );
}
