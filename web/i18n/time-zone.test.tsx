import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { TimeZoneContext } from './time-zone';
import { useFormat } from './use-format';

function Instant() {
  return <p>{useFormat().dateTime('2026-11-24T19:30:00Z')}</p>;
}

it('dates and times read by the clock of the agency, and by the Indian one without any', () => {
  render(
    <>
      <Instant />
      <TimeZoneContext value="Indian/Mauritius">
        <Instant />
      </TimeZoneContext>
    </>,
  );
  expect(screen.getByText('25 Nov 2026, 01:00')).toBeInTheDocument();
  expect(screen.getByText('24 Nov 2026, 23:30')).toBeInTheDocument();
});
