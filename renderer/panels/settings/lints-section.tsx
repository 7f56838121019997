/** How serious the open project takes each lint. Kept in its paddock.yaml, so that `paddock check` and colleagues agree. */
import { Select } from '@mantine/core';
import { lintCodes, type LintCode } from '#model/document/problem-code.ts';
import type { LintLevel } from '#model/document/project.ts';
import { PROJECT_FILE } from '../../store/file-names.ts';
import { useProjectSettings } from './use-project-settings.ts';

const DEFAULT = 'default';
const LEVELS = [
  { value: DEFAULT, label: 'as Paddock does' },
  { value: 'off', label: 'off' },
  { value: 'info', label: 'info' },
  { value: 'warning', label: 'warning' },
  { value: 'error', label: 'error' },
];

const wordsOf = (code: LintCode): string => {
  const words = code.replaceAll('-', ' ');
  return words[0]!.toUpperCase() + words.slice(1);
};

export function LintsSection() {
  const form = useProjectSettings();
  if (form === undefined)
    return <p>Lints are set for each project. Open one, and they are kept in its {PROJECT_FILE}.</p>;
  const { lints, problems, change } = form;
  const set = (code: LintCode, level: string | null) => {
    const others = Object.fromEntries(Object.entries(lints).filter(([each]) => each !== code));
    change({
      lints: level === null || level === DEFAULT ? others : { ...others, [code]: level as LintLevel },
    });
  };
  return (
    <>
      <p>
        What a server takes though it is probably not meant. Kept in {PROJECT_FILE} and saved with the
        project, so that <code>paddock check</code> and everybody else counts the same.
      </p>
      {problems.map(({ message, place }) => (
        <div key={`${place.line} ${message}`} className="settings-note">
          {PROJECT_FILE}
          {place.line !== undefined && `, line ${place.line}`}: {message}
        </div>
      ))}
      {lintCodes.map((code) => (
        <div key={code} className="settings-row" data-changed={lints[code] !== undefined}>
          <span className="grow">{wordsOf(code)}</span>
          <Select
            w={160}
            aria-label={wordsOf(code)}
            data-testid={`lint:${code}`}
            allowDeselect={false}
            data={LEVELS}
            value={lints[code] ?? DEFAULT}
            onChange={(level) => set(code, level)}
          />
        </div>
      ))}
    </>
  );
}
