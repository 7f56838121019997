/** What a push of the drawing consists of: the other workflows of the project that it needs, then the drawing itself. */
import { useEffect, useState } from 'react';
import type { Drawing } from '#model/document/drawing.ts';
import type { PushOrder } from '#model/push/there.ts';
import { neededOfProject } from '../../runs/workflows-of-project.ts';
import { compiledOrder } from './compiled-order.ts';

export interface PushOrders {
  /** The drawing last. */
  readonly orders: readonly PushOrder[];
  /** Names of workflows that it needs and that do not compile, so that they can't be put. */
  readonly broken: readonly string[];
}

/** `none`: the drawing does not compile. Undefined: the other workflows are being read. */
export function usePushOrders(drawing: Drawing, hasErrors: boolean): PushOrders | 'none' | undefined {
  const [read, setRead] = useState<{ of: Drawing; orders: PushOrders | 'none' } | undefined>(undefined);
  useEffect(() => {
    let isOld = false;
    if (!hasErrors)
      void pushOrders(drawing).then((orders) => {
        if (!isOld) setRead({ of: drawing, orders });
      });
    return () => {
      isOld = true;
    };
  }, [drawing, hasErrors]);
  if (hasErrors) return 'none';
  return read?.of === drawing ? read.orders : undefined;
}

async function pushOrders(drawing: Drawing): Promise<PushOrders | 'none'> {
  const own = compiledOrder(drawing);
  if (own === undefined) return 'none';
  const orders: PushOrder[] = [];
  const broken: string[] = [];
  for (const workflow of await neededOfProject(drawing.workflow)) {
    const order = compiledOrder({ ...drawing, workflow });
    if (order === undefined) broken.push(workflow.name);
    else orders.push(order);
  }
  return { orders: [...orders, own], broken };
}
