import { setImmediate } from 'node:timers/promises';

/** How far a long piece of work has come: lines of a file, people written. */
export interface Stretch {
	done: number;
	total: number;
}

/** Said by the work as it goes on. Awaiting it lets others have a turn, who may be asking how far it is. */
export type Tell = (stretch: Stretch) => Promise<void>;

export const tellNobody: Tell = async () => {};

/** Work under way, by a name that whoever waits for it knows. Of this process, and forgotten when the work ends. */
export function openProgress() {
	const running = new Map<string, Stretch>();
	return {
		of: (name: string): Stretch | undefined => running.get(name),

		async during<T>(name: string, work: (tell: Tell) => Promise<T>): Promise<T> {
			try {
				return await work(async (stretch) => {
					running.set(name, stretch);
					await setImmediate();
				});
			} finally {
				running.delete(name);
			}
		}
	};
}

export type Progress = ReturnType<typeof openProgress>;
