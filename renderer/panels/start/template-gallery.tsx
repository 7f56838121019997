/** The templates, each with its picture, its title and a sentence. A card opens a copy of the template. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Loader, useComputedColorScheme } from '@mantine/core';
import { IconSchema } from '@tabler/icons-react';
import type { TemplateInfo } from '#bridge/contract.ts';
import { openTemplate } from '../../actions/open-template.ts';
import { host } from '../../services/host.ts';
import { nextInGrid } from './next-in-grid.ts';
import './template-gallery.css';

/** Undefined while it comes; empty: there is none. */
function usePicture(id: string): string | undefined {
  const theme = useComputedColorScheme('light');
  const [picture, setPicture] = useState<{ readonly of: string; readonly url: string } | undefined>(
    undefined,
  );
  const wanted = `${theme} ${id}`;
  useEffect(() => {
    let isCurrent = true;
    const show = (url: string | undefined): void => {
      if (isCurrent) setPicture({ of: `${theme} ${id}`, url: url ?? '' });
    };
    host()
      .files.templatePicture({ id, theme })
      .then(show, () => show(undefined));
    return () => {
      isCurrent = false;
    };
  }, [id, theme]);
  return picture?.of === wanted ? picture.url : undefined;
}

interface CardProps {
  readonly template: TemplateInfo;
  readonly isOpening: boolean;
  readonly isDisabled: boolean;
  /** One card is reached with Tab, the others with the arrows. */
  readonly isTabStop: boolean;
  onOpen(): void;
}

function TemplateCard({ template, isOpening, isDisabled, isTabStop, onOpen }: CardProps) {
  const picture = usePicture(template.id);
  return (
    <button
      type="button"
      className="template"
      data-testid={`template:${template.id}`}
      aria-disabled={isDisabled}
      tabIndex={isTabStop ? 0 : -1}
      data-autofocus={isTabStop || undefined}
      onClick={() => isDisabled || onOpen()}
    >
      <span className="template-picture">
        {picture === '' && <IconSchema size={28} stroke={1.4} />}
        {picture !== undefined && picture !== '' && <img src={picture} alt="" draggable={false} />}
        {isOpening && (
          <span className="template-opening">
            <Loader size="sm" />
          </span>
        )}
      </span>
      <span className="template-text">
        <b>{template.title}</b>
        <span className="dim">{template.description}</span>
      </span>
    </button>
  );
}

/** @param onOpened called when a template was opened */
export function TemplateGallery({
  templates,
  onOpened,
}: {
  readonly templates: readonly TemplateInfo[];
  readonly onOpened?: () => void;
}) {
  const [opening, setOpening] = useState<string | undefined>(undefined);
  const [tabStop, setTabStop] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const open = async (id: string): Promise<void> => {
    setOpening(id);
    try {
      await openTemplate(id);
      onOpened?.();
    } finally {
      setOpening(undefined);
    }
  };
  const move = (event: KeyboardEvent): void => {
    const cards = [...(list.current?.children ?? [])] as HTMLElement[];
    const at = cards.indexOf(document.activeElement as HTMLElement);
    const next =
      at < 0
        ? undefined
        : nextInGrid(
            event.key,
            at,
            cards.map((card) => card.offsetTop),
          );
    if (next === undefined) return;
    event.preventDefault();
    setTabStop(next);
    cards[next]?.focus();
  };
  return (
    <div className="templates" ref={list} role="group" aria-label="Templates" onKeyDown={move}>
      {templates.map((template, index) => (
        <TemplateCard
          key={template.id}
          template={template}
          isOpening={opening === template.id}
          isDisabled={opening !== undefined}
          isTabStop={index === tabStop}
          onOpen={() => void open(template.id)}
        />
      ))}
    </div>
  );
}
