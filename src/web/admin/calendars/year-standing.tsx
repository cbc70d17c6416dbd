import type { CalendarSheet } from '#modules/calendars'
import { useTexts } from '../../texts.ts'
import { Button, Tag } from '../../ui/elements.tsx'
import { CALENDAR } from './calendar-texts.ts'

/** Whether a year stands as announced, and what is left to do until it does. */
export function YearStanding(props: {
  readonly sheet: CalendarSheet
  readonly mayChange: boolean
}) {
  const words = useTexts(CALENDAR)
  const { sheet, mayChange } = props
  const { isConfirmed, isEntered } = sheet
  return (
    <section className="stack">
      <p className="row">
        {isConfirmed ? (
          <Tag tone="done" shape="check">
            {words.confirmed}
          </Tag>
        ) : (
          <>
            <Tag tone="soon" shape="half">
              {words.unconfirmed}
            </Tag>
            <span>{isEntered ? words.proposed : words.notEntered}</span>
          </>
        )}
      </p>
      {isConfirmed || !mayChange ? null : (
        <form method="post" className="row">
          <input type="hidden" name="year" value={sheet.year} />
          <details className="details">
            <summary>{words.propose}</summary>
            <div className="stack text">
              <p>{words.proposeAbout}</p>
              <div>
                <Button kind="secondary" name="intent" value="propose">
                  {words.propose}
                </Button>
              </div>
            </div>
          </details>
          {isEntered ? (
            <details className="details">
              <summary>{words.confirm}</summary>
              <div className="stack text">
                <p>{words.confirmAbout}</p>
                <div>
                  <Button name="intent" value="confirm">
                    {words.confirm}
                  </Button>
                </div>
              </div>
            </details>
          ) : null}
        </form>
      )}
    </section>
  )
}
