import { z } from "zod";
import type { Model } from "./model.ts";

export type Message = { role: "system" | "user"; content: string };

/** Why there is no answer, and whether asking again may help. */
export class NoCompletion extends Error {
  override readonly name = "NoCompletion";
  readonly mayPass: boolean;

  constructor(message: string, mayPass: boolean, options?: ErrorOptions) {
    super(message, options);
    this.mayPass = mayPass;
  }
}

const MAX_ANSWER_BYTES = 512 * 1024;
const MAX_TOKENS = 8_000;

const completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});

/**
 * What the model answers. It is asked at its own address alone: a redirect is refused, because the
 * text and the key would go where nobody allowed them to go.
 *
 * @throws NoCompletion
 */
export async function completionOf(
  model: Model,
  messages: readonly Message[],
  signal: AbortSignal,
): Promise<string> {
  const response = await fetch(`${model.address.replace(/\/+$/, "")}/chat/completions`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/json",
      ...(model.key !== null && { authorization: `Bearer ${model.key}` }),
    },
    body: JSON.stringify({
      model: model.name,
      messages,
      temperature: 0,
      max_tokens: MAX_TOKENS,
      stream: false,
    }),
    redirect: "manual",
    signal,
  }).catch((error: unknown) => fail("no connection", !signal.aborted, error));
  if (!response.ok) {
    await response.body?.cancel();
    fail(`status ${response.status}`, response.status >= 500 || response.status === 429);
  }
  const body = await bounded(response, signal);
  const parsed = completion.safeParse(jsonOf(body));
  return parsed.data?.choices[0]?.message.content ?? fail("no completion in the answer", true);
}

async function bounded(response: Response, signal: AbortSignal): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.length;
      // Leaving the loop ends the connection.
      if (size > MAX_ANSWER_BYTES) return fail(`more than ${MAX_ANSWER_BYTES} bytes`, false);
      text += decoder.decode(chunk, { stream: true });
    }
  } catch (error) {
    if (error instanceof NoCompletion) throw error;
    return fail("the answer broke off", !signal.aborted, error);
  }
  return text;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function fail(reason: string, mayPass: boolean, cause?: unknown): never {
  throw new NoCompletion(reason, mayPass, { cause });
}
