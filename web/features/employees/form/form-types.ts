import type { Control } from 'react-hook-form';
import type { EmployeeForm } from '../employee.schema';

export type EmployeeControl = Control<EmployeeForm, unknown, EmployeeForm>;
