/** What `paddock.yaml` says: connections (never their secrets) and the preferences of a project. */

export interface ProjectFile {
  readonly connections: readonly ConnectionProfile[];
  readonly preferences: ProjectPreferences;
}

export interface ConnectionProfile {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly tls?: boolean;
  /** LittleHorse tenant. */
  readonly tenant?: string;
  /** Pushes ask first and want the name typed. */
  readonly protected?: boolean;
  /** OAuth client; its secret is kept by the host's secret store. */
  readonly oauth?: { readonly clientId: string; readonly tokenUrl: string };
}

export interface ProjectPreferences {
  /** Connection that push offers first. */
  readonly pushTo?: string;
  /** Workflow file that opens first. */
  readonly opens?: string;
}
