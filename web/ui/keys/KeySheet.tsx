import { Group, Kbd, Modal, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useKeyAreas } from './key-registry';

/** All keys that work on this page, area by area. */
export function KeySheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('palette');
  const areas = useKeyAreas();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('help.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      {areas.map(({ title, hints }) => (
        <section key={title} aria-label={title}>
          <Title order={3} fz="sm" mt="sm" mb={4}>
            {title}
          </Title>
          <Table>
            <Table.Tbody>
              {hints.map(({ keys, does }) => (
                <Table.Tr key={keys.join(' ')}>
                  <Table.Th scope="row" fw={400} w="45%">
                    <Group gap={4}>
                      {keys.map((key) => (
                        <Kbd key={key}>{key}</Kbd>
                      ))}
                    </Group>
                  </Table.Th>
                  <Table.Td>
                    <Text size="sm">{does}</Text>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      ))}
    </Modal>
  );
}
