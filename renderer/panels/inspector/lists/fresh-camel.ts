/** A free name for a field of a StructDef, which has letters and digits only (littlehorse.md §2.5): `field`, `field2`. */
export function freshCamel(base: string, taken: readonly string[]): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base}${number}`;
    if (!taken.includes(name)) return name;
  }
}
