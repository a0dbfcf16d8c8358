package cn.fanzha.command.organisation.domain;

import java.time.LocalDate;

/** A day that departs from its weekday. */
public record CalendarDay(LocalDate day, Kind kind, String name) {

    /** How it departs. */
    public enum Kind {
        /** 法定节假日: free. */
        HOLIDAY,
        /** 调休上班: a Saturday or Sunday that is worked. */
        SWAPPED_WORKDAY
    }
}
