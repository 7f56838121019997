/** A failed call as a sentence: who, what, and what to do. */
import { status } from '@grpc/grpc-js';

const wayOut: Readonly<Record<number, string>> = {
  [status.UNAVAILABLE]: 'Is it running, and is this its address?',
  [status.DEADLINE_EXCEEDED]: 'It did not answer in time; try again when it is less busy.',
  [status.PERMISSION_DENIED]: 'Ask for the right, or choose another tenant.',
  [status.UNAUTHENTICATED]: 'It wants credentials.',
};

export const codeOf = (error: unknown): number | undefined => (error as { code?: number }).code;

export function serverSaid(error: unknown, address: string): string {
  const { code, details, message } = error as { code?: number; details?: string; message?: string };
  if (code === undefined) return message ?? String(error);
  const name = status[code] ?? String(code);
  return `${address} answered ${name}: ${details ?? message ?? ''} ${wayOut[code] ?? ''}`.trim();
}
