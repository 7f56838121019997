/** What is selected, with all its fields. */
export function Inspector() {
  return <div className="empty">Select something on the canvas.</div>;
}
