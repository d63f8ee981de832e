import { STANDARD_ROUTES } from "#features/routes/standard.ts";
import type { Records } from "./shape.ts";

/** The routes that come with the program: the demonstration has no others. */
export const routes: Records = {
  routes: STANDARD_ROUTES.map((route, index) => ({ key: `route/${index + 1}`, ...route })),
};
