/** Where everything stands at the moment, for edits that are not made by the canvas itself (menus, keys, forms). */
import type { Places } from './use-scene.ts';

let places: Places | undefined;

export const currentPlaces = (): Places | undefined => places;

export const setCurrentPlaces = (now: Places | undefined): void => {
  places = now;
};
