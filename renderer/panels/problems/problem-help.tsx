/** What a problem means, why it matters, an example of wrong and right, and the way out: beside the list of problems. */
import { IconCheck, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { ProblemCode } from '#model/document/problem-code.ts';
import type { HelpExample, HelpPage } from '#model/help/help-page.ts';
import { loadHelp } from './load-help.ts';
import { useProblemView } from './problem-view.ts';

/** Words in backticks stand in the type of code. */
function Text({ text }: { text: string }) {
  return (
    <p>
      {text
        .split('`')
        .map((part, index) =>
          index % 2 === 1 ? <code key={index}>{part}</code> : <span key={index}>{part}</span>,
        )}
    </p>
  );
}

function Example({ example, isRight }: { example: HelpExample; isRight: boolean }) {
  const Icon = isRight ? IconCheck : IconX;
  return (
    <figure className={`help-example tone-${isRight ? 'good' : 'bad'}`}>
      <figcaption>
        <Icon size={13} stroke={2.5} /> {isRight ? 'Right' : 'Wrong'}
      </figcaption>
      <pre tabIndex={0}>{example.text}</pre>
    </figure>
  );
}

function usePage(code: ProblemCode): HelpPage | undefined {
  const [page, setPage] = useState<HelpPage>();
  useEffect(() => {
    let isWanted = true;
    void loadHelp(code).then((loaded) => isWanted && setPage(loaded));
    return () => {
      isWanted = false;
    };
  }, [code]);
  return page?.code === code ? page : undefined;
}

export function ProblemHelp({ code }: { code: ProblemCode }) {
  const page = usePage(code);
  const close = () => useProblemView.getState().showHelp(undefined);
  return (
    <article
      className="problem-help"
      data-testid="problem-help"
      aria-label={page?.title ?? code}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <header>
        <h3>{page?.title}</h3>
        <code>{code}</code>
        <button type="button" aria-label="Close the page of help" onClick={close}>
          <IconX size={15} />
        </button>
      </header>
      {page && (
        <>
          <Text text={page.meaning} />
          <h4>Why it matters</h4>
          <Text text={page.why} />
          <div className="help-examples">
            <Example example={page.wrong} isRight={false} />
            <Example example={page.right} isRight />
          </div>
          <h4>The way out</h4>
          <Text text={page.wayOut} />
        </>
      )}
    </article>
  );
}
