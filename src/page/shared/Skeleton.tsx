/** The shape of a page that is on its way. */
export function Skeleton() {
  return (
    <div className="skeleton" aria-hidden="true">
      <span style={{ width: '70%', height: 24 }} />
      <span style={{ width: '45%' }} />
      <span />
      <span />
      <span style={{ width: '85%' }} />
    </div>
  );
}
