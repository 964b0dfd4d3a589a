import { describeError } from '../domain/errors.ts';

interface Command {
  readonly summary: string;
  readonly run: (args: string[]) => Promise<void>;
}

// Each command loads only what it needs.
const COMMANDS: Readonly<Record<string, Command>> = {
  bbmm: { summary: 'utilisation distribution of one sequence by Brownian bridges', run: async (args) => (await import('./run-bbmm.ts')).runBbmm(args) },
  check: { summary: 'validate a catalog and every file it names', run: async (args) => (await import('./run-check.ts')).runCheck(args) },
  corridors: {
    summary: 'corridors, stopovers and routes of a population from its tracks',
    run: async (args) => (await import('./run-corridors.ts')).runCorridors(args),
  },
  crossings: { summary: 'cross barriers with corridors', run: async (args) => (await import('./run-crossings.ts')).runCrossings(args) },
  tiles: { summary: 'write GeoJSON as a PMTiles archive', run: async (args) => (await import('./run-tiles.ts')).runTiles(args) },
};

const [name, ...args] = process.argv.slice(2);
const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;

if (command) {
  try {
    await command.run(args);
  } catch (error) {
    const { message } = describeError(error);
    console.error(`atlas ${name}: ${message.replaceAll(/\s*\n\s*/g, ' ')}`);
    process.exitCode = 1;
  }
} else {
  const usage = [
    'atlas COMMAND …, where COMMAND is:',
    ...Object.entries(COMMANDS).map(([key, { summary }]) => `  ${key.padEnd(10)} ${summary}`),
    'atlas COMMAND --help tells more.',
  ].join('\n');
  if (name === undefined || name === '--help' || name === 'help') console.log(usage);
  else {
    console.error(`atlas: there is no command "${name}"; see atlas --help`);
    process.exitCode = 1;
  }
}
