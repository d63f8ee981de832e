/** A failure that is already a sentence to the person at the terminal: printed without a stack. */
export class Refusal extends Error {
  override name = "Refusal";
}

/** Runs a command-line program: a refusal is one sentence and exit code 1, anything else keeps its stack. */
export async function runProgram(program: () => Promise<void>): Promise<void> {
  try {
    await program();
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error);
    process.exitCode = 1;
  }
}
