/** The names of all messages between preload and main: a page asks for a port, the shell gives one. Nothing else. */
export const REQUEST_PORT_CHANNEL = 'paddock:request-port';
export const PORT_CHANNEL = 'paddock:port';
