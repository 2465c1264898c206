export { OrderMeasurements } from './detail/OrderMeasurements';
export { useMeasurementComparer } from './use-measurement-comparer';
export { UtilisationTab } from './utilisation/UtilisationTab';
