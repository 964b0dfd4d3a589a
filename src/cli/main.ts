import { setFlagsFromString } from 'node:v8';
import { describeInEnglish, english } from './english.ts';

// Left to itself, Node lets what is done with lie until several times as much memory is taken as is needed.
setFlagsFromString('--heap-growing-percent=30');

// Each command loads only what it needs.
const COMMANDS = {
  areas: async (args: string[]) => (await import('./run-areas.ts')).runAreas(args),
  bbmm: async (args: string[]) => (await import('./run-bbmm.ts')).runBbmm(args),
  check: async (args: string[]) => (await import('./run-check.ts')).runCheck(args),
  corridors: async (args: string[]) => (await import('./run-corridors.ts')).runCorridors(args),
  'crossing-events': async (args: string[]) => (await import('./run-crossing-events.ts')).runCrossingEvents(args),
  crossings: async (args: string[]) => (await import('./run-crossings.ts')).runCrossings(args),
  lines: async (args: string[]) => (await import('./run-lines.ts')).runLines(args),
  network: async (args: string[]) => (await import('./run-network.ts')).runNetwork(args),
  siting: async (args: string[]) => (await import('./run-siting.ts')).runSiting(args),
  tiles: async (args: string[]) => (await import('./run-tiles.ts')).runTiles(args),
};
type CommandName = keyof typeof COMMANDS;

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}

/** Options with the negative numbers that follow them: to Node a value that begins with a dash is another option. */
function joinNegatives(args: readonly string[]): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const before = joined.at(-1);
    if (before !== undefined && /^--[a-z-]+$/.test(before) && /^-[\d.]/.test(arg)) joined[joined.length - 1] = `${before}=${arg}`;
    else joined.push(arg);
  }
  return joined;
}

const [name, ...given] = process.argv.slice(2);
const args = joinNegatives(given);

if (name !== undefined && isCommand(name)) {
  try {
    await COMMANDS[name](args);
  } catch (error) {
    console.error(`atlas ${name}: ${describeInEnglish(error)}`);
    process.exitCode = 1;
  }
} else if (name === undefined || name === '--help' || name === 'help') {
  const commands = Object.keys(COMMANDS)
    .filter(isCommand)
    .map((key) => `  ${key.padEnd(16)} ${english.t(`cli.${key}.summary`)}`)
    .join('\n');
  console.log(english.t('cli.usage', { commands }));
} else {
  console.error(english.t('cli.noCommand', { name }));
  process.exitCode = 1;
}
