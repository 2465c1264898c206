export { OrderAttendance } from './detail/OrderAttendance';
