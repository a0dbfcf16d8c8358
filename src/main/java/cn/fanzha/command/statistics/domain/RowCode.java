package cn.fanzha.command.statistics.domain;

/** Codes of {@code figure_row} beside those of the catalogue. */
final class RowCode {

    /** Rows that are counted as distinct items, or whose value is a duration: their sum means nothing. */
    static final String[] NOT_SUMMED = {"stop.response", "stop.from-report", "trip.provinces", "trip.cities"};

    private RowCode() {}
}
