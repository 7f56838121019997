/** The `tenantid` of a call: absent means `default`; unknown or empty is refused on every RPC (littlehorse.md §1.1). */
import type { Metadata } from '@grpc/grpc-js';
import { refuse, type Refused } from './reply.ts';

export const DEFAULT_TENANT = 'default';

export function refusedTenant(metadata: Metadata, hasTenant: (id: string) => boolean): Refused | undefined {
  const [tenant] = metadata.get('tenantid');
  if (tenant === undefined || tenant === DEFAULT_TENANT) return undefined;
  const id = String(tenant);
  if (id !== '' && hasTenant(id)) {
    return refuse(
      'PERMISSION_DENIED',
      `Paddock's engine keeps data of the tenant ${DEFAULT_TENANT} only, not of ${id}.`,
    );
  }
  return refuse('PERMISSION_DENIED', `There is no tenant "${id}".`);
}
