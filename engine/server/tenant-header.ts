/** The `tenantid` of a call: absent means `default`; unknown or empty is refused on every RPC (littlehorse.md §1.1). */
import type { Metadata } from '@grpc/grpc-js';

export const DEFAULT_TENANT = 'default';

export const tenantOf = (metadata: Metadata): string => String(metadata.get('tenantid')[0] ?? DEFAULT_TENANT);
