import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { RecoveryGate } from '~/features/workflow';
import { useFormat } from '~/i18n/use-format';
import { useSession } from '~/session/use-session';
import { Redirect } from '~/ui/Redirect';
import type { OrderBasis } from '../order-basis.types';
import { mayEdit } from '../work-order.permissions';
import {
  newOrderForm,
  toDraft,
  toForm,
  workOrderSchema,
  type WorkOrderForm,
} from '../work-order.schema';
import type { WorkOrder } from '../work-order.types';
import { Difference } from './Difference';
import { WorkOrderEditor } from './WorkOrderEditor';

interface OrderGateProps {
  readonly id: string;
  readonly order: WorkOrder | null;
  /** As the server answers it now. */
  readonly newest: OrderBasis;
  readonly masters: MasterLookup;
  readonly onReload: () => void;
}

/** The way into the form of an order: what this device kept of it is offered first. */
export function OrderGate({ id, order, newest, masters, onReload }: OrderGateProps) {
  const { t } = useTranslation('work-orders');
  const { can } = useSession();
  const format = useFormat();
  const [basis] = useState(newest);
  const [stored] = useState(() =>
    order === null ? newOrderForm(basis, t('milestones.completion')) : toForm(order),
  );
  const text = (form: WorkOrderForm) => JSON.stringify(toDraft(form, id, basis.estimate.id));
  return (
    <RecoveryGate
      paper={{ type: 'work_order', id }}
      facts={order?.workflow ?? null}
      masters={masters}
      read={asForm}
      isStored={(mine) => text(mine) === text(stored)}
      compare={(mine, at) =>
        order === null ? null : (
          <Difference
            {...{ basis, mine }}
            stored={order}
            mineLabel={t('drafts:recovery.mine', { at: format.dateTime(at) })}
          />
        )
      }
      isOpen={order === null || mayEdit(order, can)}
      skeleton={null}
      closed={<Redirect to="/work-orders/$workOrderId" params={{ workOrderId: id }} />}
    >
      {(recovered) => (
        <WorkOrderEditor {...{ id, order, basis, masters, stored, recovered, onReload }} />
      )}
    </RecoveryGate>
  );
}

/** What an older release of the app kept may have another shape: it cannot be put into this form. */
function asForm(kept: unknown): WorkOrderForm | null {
  return isForm(kept) ? kept : null;
}

function isForm(values: unknown): values is WorkOrderForm {
  const isRecordOf = typeof values === 'object' && values !== null;
  return isRecordOf && Object.keys(workOrderSchema.shape).every((field) => field in values);
}
