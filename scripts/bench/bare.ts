import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Pool, type PoolConfig, type QueryConfig } from "pg";

/*
 * The bare side: `node:http` and `pg` and nothing else, in a process of its own, as Accord is. Told by its parent where
 * the database is and what each address asks, it tells its port.
 */

export type Bare = { database: PoolConfig; asked: { address: string; statement: QueryConfig }[] };

// The leash has let go of it.
process.channel?.ref();
process.once("message", (message) => {
  const { database, asked } = message as Bare;
  const statements = new Map(asked.map(({ address, statement }) => [address, statement]));
  const pool = new Pool(database);
  const server = createServer((incoming, outgoing) => {
    const statement = statements.get(incoming.url ?? "");
    if (statement === undefined) {
      outgoing.writeHead(404).end();
      return;
    }
    pool.query(statement).then(
      ({ rows }) => {
        outgoing.writeHead(200, { "content-type": "application/json" });
        outgoing.end(JSON.stringify(rows));
      },
      () => outgoing.writeHead(500).end(),
    );
  });
  server.listen(0, "127.0.0.1", () => {
    // Always an address of this form while it listens on a port.
    process.send?.({ port: (server.address() as AddressInfo).port });
  });
});
