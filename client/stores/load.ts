// Loads the stores when one is first used; the start of the extension knows nothing of them.

export type StoresRuntime = typeof import('../../stores/runtime');

export const loadStores = (): Promise<StoresRuntime> => import('../../stores/runtime');
