/** The whole service, loaded only by the commands that need it: the others start in half the time. */
export async function loadService() {
  return import('../service.ts');
}
