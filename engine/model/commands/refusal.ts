/** Why a command did not happen: a stable code and a sentence that names the cause and a way out. */
export interface Refusal {
  /** Kebab-case, e.g. `name-taken`, `no-such-node`. */
  readonly code: string;
  readonly message: string;
}

export const refused = (code: string, message: string): { readonly ok: false; readonly error: Refusal } => ({
  ok: false,
  error: { code, message },
});
