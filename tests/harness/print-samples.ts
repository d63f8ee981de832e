import { sampleInput } from "../make/samples.ts";
import { allCommands } from "./commands.ts";

/**
 * Prints every command with its line of the matrix and an input that it takes, for tests that run outside of
 * the application's own world. The id of a record is printed as "id of" the field that asks for it.
 */
const commands = await allCommands();
console.log(
  JSON.stringify(
    commands.map(({ name, command }) => ({
      name,
      action: command.action,
      input: sampleInput(name, command, (path) => `id of ${path}`),
    })),
  ),
);
