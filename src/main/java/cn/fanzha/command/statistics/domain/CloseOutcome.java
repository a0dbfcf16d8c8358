package cn.fanzha.command.statistics.domain;

import java.time.YearMonth;
import java.util.List;

/** What became of a close or a revision. */
public sealed interface CloseOutcome {

    /** These months are closed now; none: all were before. */
    record Closed(List<YearMonth> months) implements CloseOutcome {
        public Closed {
            months = List.copyOf(months);
        }
    }

    /** The month has a new revision. */
    record Revised(int revision, int rows) implements CloseOutcome {}

    /** Nothing was done; the key of the message that says why and what to do. */
    record Refused(String key) implements CloseOutcome {}
}
