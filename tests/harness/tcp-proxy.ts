import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** A way to a server that can be closed in the ways that networks close. */
export interface TcpProxy {
  port: number;
  /** As if nothing was there. */
  open: () => void;
  /** Nobody is let in; who is in stays. */
  refuse: () => void;
  /** Who is in is thrown out, in mid-sentence. */
  cut: () => void;
  /** Everybody is let in, and nothing that is said arrives: a cable that was pulled. */
  swallow: () => void;
  stop: () => Promise<void>;
}

export async function startTcpProxy(target: { host: string; port: number }): Promise<TcpProxy> {
  let mode: "open" | "refuse" | "swallow" = "open";
  const pairs = new Set<[Socket, Socket]>();
  const server = createServer((client) => {
    if (mode === "refuse") {
      client.resetAndDestroy();
      return;
    }
    const upstream = connect(target);
    const pair: [Socket, Socket] = [client, upstream];
    pairs.add(pair);
    for (const [from, to] of [pair, [upstream, client]] as const) {
      from.on("data", (chunk: Buffer) => {
        if (mode !== "swallow") to.write(chunk);
      });
      from.on("error", () => undefined);
      from.on("close", () => {
        to.destroy();
        pairs.delete(pair);
      });
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const cut = () => {
    for (const [client] of pairs) client.resetAndDestroy();
  };
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    open: () => {
      // What was swallowed is lost, so those who wait for it wait in vain.
      if (mode === "swallow") cut();
      mode = "open";
    },
    refuse: () => {
      mode = "refuse";
    },
    cut,
    swallow: () => {
      mode = "swallow";
    },
    stop: async () => {
      cut();
      server.close();
      await once(server, "close");
    },
  };
}
