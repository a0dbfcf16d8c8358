package cn.fanzha.command.statistics.domain;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.statistics.MonthEnd;
import java.time.YearMonth;
import org.springframework.stereotype.Component;

/** The jobs' own roll-up, and the page's close of a single month. */
@Component
class MonthEndWork implements MonthEnd {

    private final RollUp rollUp;
    private final Closing closing;

    MonthEndWork(RollUp rollUp, Closing closing) {
        this.rollUp = rollUp;
        this.closing = closing;
    }

    @Override
    public void bringUpToDate() {
        rollUp.bringUpToDate();
    }

    @Override
    public void close(UnitRef top, YearMonth month, Actor actor) {
        if (closing.closeAlone(top, month, actor) instanceof CloseOutcome.Refused refused) {
            throw new IllegalStateException(month + ": " + refused.key());
        }
    }
}
