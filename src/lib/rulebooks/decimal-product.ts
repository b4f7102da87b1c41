import type { Figure } from './share.ts';

/** Two decimals multiplied, nothing rounded: 2.5 × 4.20 is `10.500`. */
export function product(a: Figure, b: Figure): string {
	const [left, right] = [String(a), String(b)];
	const places = decimals(left) + decimals(right);
	const units = String(BigInt(left.replace('.', '')) * BigInt(right.replace('.', ''))).padStart(
		places + 1,
		'0'
	);
	return places ? `${units.slice(0, -places)}.${units.slice(-places)}` : units;
}

export const decimals = (value: string) => value.split('.')[1]?.length ?? 0;
