/** The one error that a service call rejects with: a stable code for the program, a sentence for the person. */
import type { ServiceErrorData } from './contract.ts';

export class ServiceError extends Error implements ServiceErrorData {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'ServiceError';
    this.code = code;
  }
}

/** The error's code, or `internal` for anything that is not a ServiceError. */
export const errorCode = (error: unknown): string =>
  error instanceof ServiceError ? error.code : 'internal';
