/** The client with which tests talk to our engine and to a real cluster alike. */
export { connectClient, type LittleHorseClient } from '../../engine/api/client.ts';
