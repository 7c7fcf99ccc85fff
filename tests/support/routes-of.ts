import type { Router } from 'express';

/** Every route of a router, as `GET /links`, each once. */
export function routesOf(router: Router): string[] {
  const all = router.stack.flatMap(({ route, handle }) => {
    if (!route) return 'stack' in handle ? routesOf(handle as Router) : [];
    return route.stack.map(({ method }) => `${method.toUpperCase()} ${route.path}`);
  });
  return [...new Set(all)];
}
