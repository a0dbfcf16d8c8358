package cn.fanzha.command.statistics;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.shared.Actor;
import java.time.YearMonth;

/** Brings figures up to date and closes months, for those who bring in a whole history at once. */
public interface MonthEnd {

    /** Rolls up the months whose rows changed; all figures follow what was committed before the call. */
    void bringUpToDate();

    /**
     * Closes one month of a tree, whatever is open before it; a supervisor of its top unit may. One that is closed
     * already stays as it is.
     *
     * @throws IllegalStateException the month still runs
     */
    void close(UnitRef top, YearMonth month, Actor actor);
}
