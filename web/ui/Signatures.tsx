import classes from './sheet.module.css';

/** Places to sign at the end of a paper, shown in print alone, from left to right. */
export function Signatures({ labels }: { readonly labels: readonly string[] }) {
  return (
    <div className={classes.signatures}>
      {labels.map((label) => (
        <span key={label}>{label}</span>
      ))}
    </div>
  );
}
