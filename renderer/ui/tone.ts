/** A family of node kinds that share a colour (ux.md §5: work blue, people teal, waiting amber, …). */
export type Tone = 'work' | 'people' | 'waiting' | 'flow' | 'threads' | 'good' | 'bad';
