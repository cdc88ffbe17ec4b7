import type { DrawnLink, Scene } from './build-scene.ts';
import type { Point } from './link-shape.ts';
import { distanceTo } from './link-shape.ts';

/** How near a pointer must be to a link, px. */
export const linkReach = 6;

/** The link under a point, the nearest where several pass; later ones lie on top. */
export function linkAt(scene: Scene, at: Point, limit = linkReach): DrawnLink | undefined {
  let found: DrawnLink | undefined;
  let nearest = limit;
  for (const link of scene.links) {
    const distance = distanceTo(link.shape, at, limit);
    if (distance < limit && distance <= nearest) {
      nearest = distance;
      found = link;
    }
  }
  return found;
}
