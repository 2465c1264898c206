import { addMoney, parseMoney, type DecimalInput, type Paise } from '#domain';

const negative = (amount: Paise) => -Number(amount) as Paise;

/** What stays in a head after a proposal, paise; below zero when it passes the head. `private.proposal_room` decides. */
export function roomAfter(room: DecimalInput, amount: DecimalInput): Paise {
  return addMoney(parseMoney(room ?? '0'), negative(parseMoney(amount ?? '0')));
}

/** By how much a proposal passes its head, paise; zero when it does not. */
export function overBy(rest: Paise): Paise {
  return rest < 0 ? negative(rest) : parseMoney('0');
}
