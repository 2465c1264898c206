export { useProjectComparer } from './use-project-comparer';
