import { useState, type ReactNode } from 'react';
import { FormProvider, type FieldValues, type UseFormReturn } from 'react-hook-form';
import { createFormLabels, FormLabelsContext } from './form-labels';

interface FormProps<Values extends FieldValues> {
  readonly form: UseFormReturn<Values, unknown, Values>;
  readonly onSubmit: (values: Values) => Promise<void> | void;
  readonly label?: string;
  readonly children: ReactNode;
}

/** The `<form>` around bound fields; put an `<ErrorSummary />` first in it. */
export function Form<Values extends FieldValues>(props: FormProps<Values>) {
  const { form, onSubmit, label, children } = props;
  const [labels] = useState(createFormLabels);
  return (
    <FormProvider {...form}>
      <FormLabelsContext value={labels}>
        <form
          noValidate
          {...(label === undefined ? {} : { 'aria-label': label })}
          onSubmit={(event) => void form.handleSubmit(onSubmit)(event)}
        >
          {children}
        </form>
      </FormLabelsContext>
    </FormProvider>
  );
}
