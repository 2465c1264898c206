/** The sign of the product: an arch that carries, with a keystone. */
export function Mark({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
      <rect width="32" height="32" rx="7" fill="#187a70" />
      <path
        d="M6 23h20M8 23v-6a8 8 0 0 1 16 0v6M16 9v14"
        fill="none"
        stroke="#fff"
        strokeWidth="2.4"
        strokeLinecap="round"
      />
      <circle cx="16" cy="8" r="2.6" fill="#fbac2b" />
    </svg>
  );
}
