import type { Parsed } from '../../share/fields.ts';
import { Field } from './Field.tsx';

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly parse: (input: string) => Parsed<number>;
  readonly onValue: (value: number) => void;
  readonly help?: string;
}

/** A field whose value is a number. */
export function NumberField({ value, ...rest }: NumberFieldProps): React.ReactElement {
  return <Field {...rest} value={String(value)} numeric />;
}
