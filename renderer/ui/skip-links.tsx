/** The first stops of the Tab key: straight to the part of the window that one works in. Seen only while they have the focus. */
import { focusZone, type ZoneName } from './zones.ts';
import './skip-links.css';

const links: readonly { readonly zone: ZoneName; readonly label: string }[] = [
  { zone: 'canvas', label: 'Go to the canvas' },
  { zone: 'side-panel', label: 'Go to the side panel' },
  { zone: 'inspector', label: 'Go to the inspector' },
];

export function SkipLinks() {
  return (
    <nav className="skip-links" aria-label="Parts of the window">
      {links.map(({ zone, label }) => (
        <button key={zone} type="button" onClick={() => focusZone(zone)}>
          {label}
        </button>
      ))}
      <span aria-hidden>
        <kbd>F6</kbd> goes round
      </span>
    </nav>
  );
}
