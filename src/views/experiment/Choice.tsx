interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  /** The words for each value, in the order in which they are offered; a value without does not compile. */
  readonly names: Readonly<Record<Value, string>>;
  /** A value that is not offered now. */
  readonly without?: Value | null;
  readonly onValue: (value: Value) => void;
}

/** One of several values. */
export function Choice<Value extends string>(props: ChoiceProps<Value>): React.ReactElement {
  const { label, value, names, without = null, onValue } = props;
  const values = (Object.keys(names) as Value[]).filter((known) => known !== without);
  return (
    <label className="field">
      <span>{label}</span>
      <select
        value={value}
        onChange={(event) => {
          const chosen = values.find((known) => known === event.currentTarget.value);
          if (chosen !== undefined) onValue(chosen);
        }}
      >
        {values.map((known) => (
          <option key={known} value={known}>
            {names[known]}
          </option>
        ))}
      </select>
    </label>
  );
}
