type Point = readonly [x: number, y: number];

const ROUNDS = 60;

/**
 * The points moved apart until none is nearer to another than `distance`, each as little as need be, and
 * alike every time. Points that fall together part sideways.
 */
export function spread(points: readonly Point[], distance: number): Point[] {
  const moved = points.map(([x, y]) => ({ x, y }));
  for (let round = 0; round < ROUNDS; round += 1) {
    let isQuiet = true;
    for (const [index, a] of moved.entries()) {
      for (const b of moved.slice(index + 1)) {
        const [dx, dy] = [b.x - a.x, b.y - a.y];
        const apart = Math.hypot(dx, dy);
        if (apart >= distance) continue;
        isQuiet = false;
        // A little further than need be, so that it comes to an end.
        const push = (distance - apart) / 2 + 0.05;
        const [ux, uy] = apart === 0 ? [1, 0] : [dx / apart, dy / apart];
        a.x -= ux * push;
        a.y -= uy * push;
        b.x += ux * push;
        b.y += uy * push;
      }
    }
    if (isQuiet) break;
  }
  return moved.map(({ x, y }) => [x, y]);
}
