/**
 * The server's verdict on one node and its edges. Remembered per wire node together with everything that was asked of its
 * surroundings, so that after an edit only nodes whose questions are answered otherwise are looked at again.
 */
import type { Node } from '#api/gen/wf_spec_pb.js';
import { checkMutation } from './mutation.ts';
import { NodeCheck, type NodeProblem } from './node-check.ts';
import { checkCondition } from './nodes/condition.ts';
import { checkExit } from './nodes/exit.ts';
import { checkExternalEvent } from './nodes/external-event.ts';
import { checkHandlerNames } from './nodes/handler-names.ts';
import { checkRunChildWf } from './nodes/run-child-wf.ts';
import { checkSleep } from './nodes/sleep.ts';
import { checkStartMultipleThreads } from './nodes/start-multiple-threads.ts';
import { checkStartThread } from './nodes/start-thread.ts';
import { checkTask } from './nodes/task.ts';
import { checkThrowEvent } from './nodes/throw-event.ts';
import { checkUserTask } from './nodes/user-task.ts';
import { checkWaitForChildWf } from './nodes/wait-for-child-wf.ts';
import { checkWaitForThreads } from './nodes/wait-for-threads.ts';
import { answersSame, type Question, Remembering, type Surroundings } from './surroundings.ts';

interface Verdict {
  /** Name of the node: an edge may not lead back to it. */
  readonly name: string;
  readonly questions: readonly Question[];
  readonly problems: readonly NodeProblem[];
}

const verdicts = new WeakMap<Node, Verdict>();

export function checkNode(name: string, node: Node, surroundings: Surroundings): readonly NodeProblem[] {
  const present = verdicts.get(node);
  if (present?.name === name && answersSame(surroundings, present.questions)) return present.problems;
  const problems: NodeProblem[] = [];
  const asked = new Remembering(surroundings);
  const check = new NodeCheck(asked, problems);
  checkKind(node, check);
  checkHandlerNames(node.failureHandlers, 'onFailure', check);
  node.outgoingEdges.forEach((edge, index) => checkEdge(edge, index, name, check));
  verdicts.set(node, { name, questions: asked.questions, problems });
  return problems;
}

function checkEdge(edge: Node['outgoingEdges'][number], index: number, node: string, check: NodeCheck): void {
  const field = `next/${index}`;
  const sink = check.world.nodeKind(edge.sinkNodeName);
  if (edge.sinkNodeName === node)
    check.report(
      'edge-to-itself',
      `The edge leads from “${node}” back to it; put a NOP node between, to which the loop returns.`,
      `${field}/to`,
      'Self loop not allowed!',
    );
  if (sink === undefined)
    check.report(
      'edge-to-missing-node',
      `The edge leads to “${edge.sinkNodeName}”, which is not in this thread; lead it to a node that is.`,
      `${field}/to`,
      `Outgoing edge referring to missing node ${edge.sinkNodeName}!`,
    );
  if (sink === 'entrypoint')
    check.report(
      'edge-into-entrypoint',
      `The edge leads into the entrypoint “${edge.sinkNodeName}”; lead it to the node after it.`,
      `${field}/to`,
      // The server means the thread.
      `Entrypoint node has incoming edge from node ${check.world.thread()}.`,
    );
  checkCondition(edge.edgeCondition, `${field}/when`, check);
  edge.variableMutations.forEach((mutation, at) => checkMutation(mutation, `${field}/set/${at}`, check));
}

function checkKind({ node }: Node, check: NodeCheck): void {
  switch (node.case) {
    case 'exit':
      return checkExit(node.value, check);
    case 'task':
      return checkTask(node.value, check);
    case 'externalEvent':
      return checkExternalEvent(node.value, check);
    case 'startThread':
      return checkStartThread(node.value, check);
    case 'startMultipleThreads':
      return checkStartMultipleThreads(node.value, check);
    case 'waitForThreads':
      return checkWaitForThreads(node.value, check);
    case 'sleep':
      return checkSleep(node.value, check);
    case 'userTask':
      return checkUserTask(node.value, check);
    case 'throwEvent':
      return checkThrowEvent(node.value, check);
    case 'waitForCondition':
      if (node.value.nodeCondition.case === undefined)
        check.report('missing-value', 'The node waits for no condition; write one.', 'condition');
      return checkCondition(node.value.nodeCondition, 'condition', check);
    case 'runChildWf':
      return checkRunChildWf(node.value, check);
    case 'waitForChildWf':
      return checkWaitForChildWf(node.value, check);
    case undefined:
      return check.report('missing-node-kind', 'The node says not what it does; choose its kind.');
    default:
      return;
  }
}
