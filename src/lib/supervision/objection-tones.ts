/** How loud a state is said beside its words. */
export const objectionTones = {
	waiting: 'seal',
	answered: 'wait',
	accepted: 'pass',
	reported: 'seal',
	concluded: 'plain'
} as const;
