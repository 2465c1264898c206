export { useHeadChoices } from './use-head-choices';
export { WorkBudget } from './work/WorkBudget';
