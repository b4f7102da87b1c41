import type { Day } from '#lib/kernel/instant.ts';
import {
	countRound,
	electionArticle,
	isBallotValid,
	isElectionValid,
	type Electorate
} from './election-count.ts';
import {
	closes,
	fenOf,
	isPlausibleDay,
	labourDays,
	partsCome,
	yuanPerDay,
	type Fen
} from './finance-sums.ts';
import { masked, type MaskedKind } from './masking.ts';
import { asActual, Malformed, type Inputs } from './procedural-inputs.ts';
import { threeRates } from './service-rates.ts';

const electorates: Readonly<Record<string, Electorate>> = {
	all: 'voters',
	voters: 'voters',
	全体选民: 'voters',
	household: 'households',
	households: 'households',
	household_reps: 'households',
	户代表: 'households',
	reps: 'representatives',
	representatives: 'representatives',
	residents_reps: 'representatives',
	居民代表: 'representatives'
};

const electorateOf = (given: Inputs) =>
	given.word(electorates, 'mode', 'election_mode') ?? 'voters';

/** 当选: a first round, or a further one for the seats left. */
export function judgeElectionRank(given: Inputs, day: Day | undefined): Record<string, unknown> {
	const seats = given.must(given.whole('seats'), 'seats');
	const cast = given.must(given.whole('ballots_cast', 'voted'), 'ballots_cast');
	const votes = given.must(given.counts('votes'), 'votes');
	const electorate = electorateOf(given);
	for (const [name, count] of Object.entries(votes))
		if (count > cast) throw new Malformed(`votes of ${name} are more than ballots_cast`);
	const isSupplementary =
		given.flag('supplementary', 'further_round') ?? (given.whole('round') ?? 1) > 1;
	const valid = isElectionValid({
		electorate,
		registered: isSupplementary ? undefined : given.whole('registered'),
		voted: cast,
		returned: cast,
		source: electionArticle(
			electorate === 'voters' ? 'village' : 'residential',
			day ?? '2026-07-01'
		)
	});
	given.whole('registered');
	if (valid.ok === false)
		return { valid: false, reason: valid.because, elected: [], next_step: 'election_again' };
	const round = countRound({
		seats,
		cast,
		votes: Object.entries(votes).map(([name, count]) => ({ name, votes: count })),
		isSupplementary
	});
	return {
		valid: true,
		elected: round.elected,
		...(round.tied.length > 0 ? { tie: round.tied } : {}),
		next_step: round.next,
		seats_left: round.seatsLeft,
		...(round.next === 'supplementary_round' ? { candidates_by_votes: round.others } : {})
	};
}

/** 选举有效. */
export function judgeElectionValidity(given: Inputs): Record<string, unknown> {
	const electorate = electorateOf(given);
	const answer = isElectionValid({
		electorate,
		registered: given.whole('registered', 'registered_voters', 'eligible'),
		voted: given.whole('voters', 'voted', 'participants', 'ballots_cast'),
		issued: given.whole('ballots_issued', 'issued'),
		returned: given.whole('ballots_returned', 'returned', 'ballots_collected'),
		source: electionArticle(electorate === 'voters' ? 'village' : 'residential', '2026-07-01')
	});
	const { ok, ...why } = asActual(answer);
	return { valid: ok, ...why };
}

/** 选票有效: a spoiled ballot is a ballot cast. */
export function judgeBallot(given: Inputs): Record<string, unknown> {
	const isLegible = given.flag('legible', 'is_legible');
	const answer = isBallotValid({
		seats: given.must(given.whole('seats'), 'seats'),
		named: given.must(given.whole('names_marked', 'named'), 'names_marked'),
		oneInTwoPosts: given.flag('same_person_two_posts', 'same_person_twice') ?? false,
		...(isLegible === undefined ? {} : { isLegible })
	});
	const { ok, ...why } = asActual(answer);
	return { ballot_valid: ok, counts_in_ballots_cast: true, ...why };
}

/** 三率. */
export function judgeThreeRates(given: Inputs): Record<string, unknown> {
	const calledBack = given.must(given.whole('returned_visits', 'called_back'), 'returned_visits');
	const part = (name: string) => {
		const count = given.must(given.whole(name), name);
		if (count > calledBack) throw new Malformed(`${name} is more than returned_visits`);
		return count;
	};
	const weights = given.numbers('weights');
	if (weights && weights.length !== 3) throw new Malformed('weights are not three numbers');
	const rates = threeRates(
		{
			calledBack,
			inTime: part('contacted_in_time'),
			resolved: part('resolved'),
			satisfied: part('satisfied')
		},
		weights as [number, number, number] | undefined
	);
	return {
		response_rate: rates.response,
		resolve_rate: rates.resolve,
		satisfaction_rate: rates.satisfaction,
		score: rates.score
	};
}

/** 账目: do the parts come to the total, does the account close, what does a day's labour come to. */
export function judgeFinance(given: Inputs): Record<string, unknown> {
	const actual: Record<string, unknown> = {};
	const people = given.whole('labour_people');
	const each = given.whole('days_each');
	const days =
		people !== undefined && each !== undefined
			? labourDays(people, each)
			: given.whole('labour_days');
	if (days !== undefined) actual.labour_days = days;
	const labour = amount(given, 'labour_value_yuan');
	if (days !== undefined && labour !== undefined) {
		const perDay = yuanPerDay(labour, days);
		actual.yuan_per_day = perDay;
		if (perDay !== null && !isPlausibleDay(perDay))
			actual.flags = ['unit_suspect:labour_value_yuan'];
	}
	const account = {
		opening: amount(given, 'opening_yuan', 'opening_balance_yuan', 'opening'),
		income: amount(given, 'income_yuan', 'income'),
		spent: amount(given, 'expense_yuan', 'expenses_yuan', 'spending_yuan', 'expense'),
		closing: amount(given, 'closing_yuan', 'closing_balance_yuan', 'closing')
	};
	if (Object.values(account).some((one) => one !== undefined)) {
		const isWhole = Object.values(account).every((one) => one !== undefined);
		const balance = isWhole ? closes(account as Record<keyof typeof account, Fen>) : undefined;
		actual.balance_ok = balance?.ok ?? null;
		actual.sum_ok = balance?.ok ?? null;
		if (balance && !balance.ok) actual.off_yuan = balance.off / 100;
		return actual;
	}
	const names = given.names().filter((name) => name.endsWith('_yuan') && name !== 'total_yuan');
	const parts = names.map((name) => amount(given, name));
	const total = amount(given, 'total_yuan');
	if (names.length === 0 && total === undefined && days === undefined)
		throw new Malformed('no amount in yuan is given');
	if (total === undefined || names.length === 0) return { ...actual, sum_ok: null };
	const sum = partsCome(
		parts.filter((one) => one !== undefined),
		total
	);
	return { ...actual, sum_ok: sum.ok, ...(sum.ok ? {} : { off_yuan: sum.off / 100 }) };
}

function amount(given: Inputs, ...names: string[]): Fen | undefined {
	const name = names.find((one) => given.has(one));
	if (!name) return undefined;
	const yuan = given.amount(name);
	const fen = fenOf(yuan!);
	if (fen === undefined) throw new Malformed(`${name} is not an amount`);
	return fen;
}

const kinds: Readonly<Record<string, MaskedKind>> = {
	id_card: 'id_card',
	身份证: 'id_card',
	bank_card: 'bank_card',
	bank_account: 'bank_card',
	银行卡: 'bank_card',
	phone: 'phone',
	mobile: 'phone',
	手机号: 'phone',
	name: 'name',
	姓名: 'name'
};

/** 遮挡. */
export function judgeMask(given: Inputs): Record<string, unknown> {
	const kind = given.must(given.word(kinds, 'kind'), 'kind');
	return { masked: masked(kind, given.must(given.text('value'), 'value')) };
}
