export { OrderSite } from './OrderSite';
