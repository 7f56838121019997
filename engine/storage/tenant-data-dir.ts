/** Where the data of tenants are: those of `default` in the data directory itself, each other tenant's in a folder there. */
import { join } from 'node:path';

/**
 * `tenant` is a name (letters, digits, dashes). File systems that take `Shop` and `shop` for the same must not, so capitals
 * are marked; the prefix keeps clear of names that some systems reserve.
 */
export const tenantDataDir = (dataDir: string, tenant: string): string =>
  join(dataDir, `tenant-${tenant.replace(/[A-Z]/g, (capital) => `${capital.toLowerCase()}_`)}`);
