/**
 * A page of help on one problem code, as it stands in `engine/model/help/<code>.md`: what it means, why it matters, an
 * example of what is wrong and what is right, and the way out. The examples are true: a test runs them.
 *
 * Examples in `yaml` are fragments of a workflow file: `nodes` are those of the thread in which the workflow starts, a node
 * without `next` goes on to the one below it, and a start and an end are added where there are none.
 */

export interface HelpExample {
  /** `yaml`, `json` (protobuf JSON of a WfSpec), `expression`, or `text`, which is only to be looked at. */
  readonly language: string;
  readonly text: string;
}

export interface HelpPage {
  readonly title: string;
  readonly code: string;
  /** How such a problem is mostly told. */
  readonly severity: string;
  readonly meaning: string;
  readonly why: string;
  readonly wrong: HelpExample;
  readonly right: HelpExample;
  readonly wayOut: string;
}

/** Undefined: the text is no page of help. */
export function readHelpPage(text: string): HelpPage | undefined {
  const [top = '', ...parts] = text.split(/^## /m);
  const [, title, code, severity, meaning] = /^# (.+)\n+`([^`]+)` · (\w+)\n+([\s\S]+)$/.exec(top) ?? [];
  const sections = new Map(
    parts.map((part) => {
      const end = part.indexOf('\n');
      return [part.slice(0, end), part.slice(end).trim()] as const;
    }),
  );
  const why = sections.get('Why it matters');
  const wayOut = sections.get('The way out');
  const wrong = readExample(sections.get('Wrong'));
  const right = readExample(sections.get('Right'));
  if (title === undefined || code === undefined || severity === undefined || meaning === undefined)
    return undefined;
  if (why === undefined || wayOut === undefined || wrong === undefined || right === undefined)
    return undefined;
  return { title, code, severity, meaning: meaning.trim(), why, wrong, right, wayOut };
}

function readExample(section: string | undefined): HelpExample | undefined {
  const [, language, text] = /^```(\w+)\n([\s\S]*)\n```$/.exec(section ?? '') ?? [];
  return language === undefined || text === undefined ? undefined : { language, text };
}
