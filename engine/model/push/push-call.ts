/** A unary call that somebody else makes: the model plans a push, the command line and the app carry it out. */
import type { DescMessage, DescMethodUnary, Message } from '@bufbuild/protobuf';

export interface PushCall {
  /** Of littlehorse.LittleHorse. */
  readonly method: DescMethodUnary<DescMessage, DescMessage>;
  readonly request: Message;
}
