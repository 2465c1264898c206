import { ActionIcon, Button, Group, Text } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalName } from '~/i18n/local-name';
import { LinkText } from '~/ui/LinkText';
import { StatusBadge } from '~/ui/StatusBadge';
import classes from './boundaries.module.css';
import type { BoundaryNode } from './boundary.types';

interface BranchProps {
  readonly nodes: readonly BoundaryNode[];
  /** All of it is unfolded: what was searched for stands inside. */
  readonly isOpen: boolean;
  readonly label: string;
  readonly onAdd: ((above: BoundaryNode) => void) | undefined;
  readonly onEnd: ((node: BoundaryNode) => void) | undefined;
}

/** One level of the tree, each node with what is below it folded away until it is asked for. */
export function BoundaryBranch({ nodes, label, ...rest }: BranchProps) {
  return (
    <ul className={classes.branch} aria-label={label}>
      {nodes.map((node) => (
        <Node key={node.code} node={node} {...rest} />
      ))}
    </ul>
  );
}

interface NodeProps extends Omit<BranchProps, 'nodes' | 'label'> {
  readonly node: BoundaryNode;
}

function Node({ node, isOpen, onAdd, onEnd }: NodeProps) {
  const { t } = useTranslation('agencies');
  const nameOf = useLocalName();
  // The city shows its wards at once.
  const [isUnfolded, setUnfolded] = useState(node.kind === 'CITY');
  const name = nameOf(node);
  const shows = isOpen || isUnfolded;
  const hasBelow = node.below.length > 0;
  const Chevron = shows ? IconChevronDown : IconChevronRight;
  return (
    <li>
      <Group gap="xs" className={classes.node}>
        {hasBelow ? (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-expanded={shows}
            aria-label={t('boundaries.unfold', { name, count: node.below.length })}
            disabled={isOpen}
            onClick={() => setUnfolded(!isUnfolded)}
          >
            <Chevron size={16} aria-hidden />
          </ActionIcon>
        ) : (
          <span className={classes.leaf} />
        )}
        <LinkText
          to="/administration/boundaries"
          search={{ open: node.code }}
          resetScroll={false}
          size="sm"
          fw={node.kind === 'LOCALITY' ? 400 : 600}
        >
          {name}
        </LinkText>
        <Text span size="xs" c="dimmed">
          {node.code} · {t(`masters:choices.kind.${node.kind}`)}
          {hasBelow ? ` · ${t('boundaries.count', { count: node.below.length })}` : null}
        </Text>
        {node.is_active ? null : (
          <StatusBadge state="INACTIVE" label={t('boundaries.ended')} size="sm" />
        )}
        <Group gap={4} ml="auto" wrap="nowrap">
          {onAdd === undefined || node.kind === 'LOCALITY' || !node.is_active ? null : (
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<IconPlus size={14} aria-hidden />}
              aria-label={t('addBelow', { agency: name })}
              onClick={() => onAdd(node)}
            >
              {t('add')}
            </Button>
          )}
          {onEnd === undefined || node.kind === 'CITY' ? null : (
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              aria-label={t(node.is_active ? 'boundaries.endNamed' : 'boundaries.reviveNamed', {
                name,
              })}
              onClick={() => onEnd(node)}
            >
              {t(node.is_active ? 'boundaries.end' : 'boundaries.revive')}
            </Button>
          )}
        </Group>
      </Group>
      {hasBelow && shows ? (
        <BoundaryBranch
          nodes={node.below}
          label={name}
          isOpen={isOpen}
          onAdd={onAdd}
          onEnd={onEnd}
        />
      ) : null}
    </li>
  );
}
