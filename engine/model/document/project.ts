/** What `paddock.yaml` says: connections (never their secrets) and the preferences of a project. */

import type { LintCode } from './problem-code.ts';
import type { Severity } from './problem.ts';

export interface ProjectFile {
  readonly connections: readonly ConnectionProfile[];
  readonly preferences: ProjectPreferences;
  /** How serious the project takes a lint, by its code; absent: as Paddock does. */
  readonly lints?: LintLevels;
  readonly newNodes?: NewNodeDefaults;
}

export type LintLevel = Severity | 'off';
export type LintLevels = Readonly<Partial<Record<LintCode, LintLevel>>>;

/** What new nodes begin with. */
export interface NewNodeDefaults {
  /** Of a task node. */
  readonly timeoutSeconds?: number;
  /** Of a task node. */
  readonly retries?: number;
  /** How long an external-event node waits. */
  readonly eventTimeoutSeconds?: number;
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
