/** The whole service, loaded only by the commands that need it: the others start sooner. */
export async function loadService() {
  return import('../../service.ts');
}
