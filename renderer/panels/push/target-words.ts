/** What is wrong with a target, in words: what, why probably, what now. */
import { errorCode, errorMessage } from '../../services/error-message.ts';

const HOST_AND_PORT = /^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9._-]+):(\d{1,5})$/;

/** A sentence when this can't be a target; undefined when it may be one. */
export function targetProblem(target: string, ask = 'Say where to push'): string | undefined {
  if (target === '') return `${ask}: host:port, for example cluster.example.com:2023.`;
  if (/^[a-z]+:\/\//i.test(target)) return 'Leave out what stands before the host: write only host:port.';
  const port = Number(HOST_AND_PORT.exec(target)?.[2]);
  if (Number.isNaN(port)) return `“${target}” is not host:port, for example cluster.example.com:2023.`;
  return port >= 1 && port <= 65_535 ? undefined : `${port} is not a port; ports go from 1 to 65535.`;
}

/** Why a server did not answer a call as we need it. */
export function serverProblem(error: unknown, target: string): string {
  const said = errorMessage(error);
  switch (errorCode(error)) {
    case 'UNAVAILABLE':
      return unavailable(said, target);
    case 'DEADLINE_EXCEEDED':
      return `${target} did not answer in time. It may be busy, or something between here and there drops the connection; try again.`;
    case 'UNIMPLEMENTED':
      return `${target} answers, but not as a LittleHorse server. Is this the right port?`;
    case 'UNAUTHENTICATED':
      return `${target} wants credentials, and Paddock pushes without any. Use a listener that asks for none. It said: ${said}`;
    case 'PERMISSION_DENIED':
      return `${target} does not let us do this. Ask for the right to write metadata. It said: ${said}`;
    default:
      return said;
  }
}

function unavailable(said: string, target: string): string {
  if (said.includes('ECONNREFUSED'))
    return `Nothing listens at ${target}. Is the server running, and is this its port?`;
  if (/ENOTFOUND|EAI_AGAIN|Name resolution failed/.test(said))
    return `There is no host ${target.replace(/:\d+$/, '')} that this computer knows. Is it spelled right, and is the network there?`;
  if (/ECONNRESET|EPIPE|Protocol error|Connection dropped|wrong version/i.test(said))
    return `Something listens at ${target}, but it does not speak plain gRPC. Is this the right port, and does it ask for TLS?`;
  return `No LittleHorse server answers at ${target}. Is it running, and can this computer reach it?`;
}
