import { Badge } from '@mantine/core';
import {
  IconArrowBackUp,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconHourglassHigh,
  IconInfoCircle,
  IconPencil,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** What a state means to the reader; each tone has its own colour and icon. */
export type StatusTone = 'draft' | 'waiting' | 'returned' | 'good' | 'bad' | 'inactive' | 'info';

const TONES: Readonly<Record<StatusTone, { color: string; Icon: Icon }>> = {
  draft: { color: 'gray', Icon: IconPencil },
  waiting: { color: 'blue', Icon: IconHourglassHigh },
  returned: { color: 'saffron', Icon: IconArrowBackUp },
  good: { color: 'green', Icon: IconCircleCheck },
  bad: { color: 'red', Icon: IconCircleX },
  inactive: { color: 'gray', Icon: IconCircleDashed },
  info: { color: 'teal', Icon: IconInfoCircle },
};

/** The shipped workflow and record states by tone. */
const TONE_BY_STATE: Readonly<Record<string, StatusTone>> = {
  DRAFTED: 'draft',
  PENDING_FOR_VERIFICATION: 'waiting',
  PENDING_FOR_TECHNICAL_SANCTION: 'waiting',
  PENDING_FOR_APPROVAL: 'waiting',
  PENDING_FOR_CORRECTION: 'returned',
  APPROVED: 'good',
  REJECTED: 'bad',
  CREATED: 'info',
  IN_PROGRESS: 'waiting',
  COMPLETED: 'good',
  ACCEPTED: 'good',
  PENDING_FOR_ACCEPTANCE: 'waiting',
  PENDING_FOR_REASSIGNMENT: 'returned',
  DUE_FOR_CANCELLATION: 'bad',
  PENDING_FOR_CANCELLATION: 'bad',
  CANCELLED: 'inactive',
  ACTIVE: 'good',
  INACTIVE: 'inactive',
  SUSPENDED: 'bad',
  INVITED: 'waiting',
  PENDING: 'waiting',
  SENT: 'good',
  FAILED: 'bad',
  DEAD: 'bad',
};

interface StatusBadgeProps {
  /** The state's code; its word is `workflow:states.<code>`. */
  readonly state: string;
  /** Overrides the tone that the code would get. */
  readonly tone?: StatusTone;
  /** The tone of a code that only a tenant knows; information, when it is not given. */
  readonly toneOfOwn?: StatusTone | undefined;
  /** Overrides the word, for states that masters name. */
  readonly label?: string;
  readonly size?: 'sm' | 'md' | 'lg';
}

/** The state of a paper: colour, icon and word together. `<StatusBadge state={row.state} />` */
export function StatusBadge(props: StatusBadgeProps) {
  const { state, tone, toneOfOwn = 'info', label, size = 'md' } = props;
  const { t } = useTranslation();
  const { color, Icon } = TONES[tone ?? TONE_BY_STATE[state] ?? toneOfOwn];
  return (
    <Badge color={color} size={size} leftSection={<Icon size={13} stroke={2} aria-hidden />}>
      {label ?? t([`workflow:states.${state}`, 'workflow:states.UNKNOWN'], { code: state })}
    </Badge>
  );
}
