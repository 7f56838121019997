/** Loaded into the engine's process before its own code: asks it to end when the host that started it is gone. */
process.stdin.on('error', () => process.kill(process.pid, 'SIGTERM'));
process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM'));
process.stdin.resume();
// Watching must not keep the engine alive by itself.
(process.stdin as unknown as { unref?: () => void }).unref?.();
