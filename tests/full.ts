/** Whether what takes long and differs little from what else is tested is tested, too: `npm run test:full` says so. */
export const isFull = process.env['ATLAS_FULL'] === '1';
