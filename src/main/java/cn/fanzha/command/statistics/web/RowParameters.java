package cn.fanzha.command.statistics.web;

import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.statistics.domain.FigureQuery;
import cn.fanzha.command.statistics.domain.FigureQuery.By;
import cn.fanzha.command.statistics.domain.RowQuery;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Beside a figure's own parameters which of its rows are asked for, as it stands in the address. */
record RowParameters(
        @Parameter(description = "Of a figure that is made from parts which part's rows, from 1") @Nullable
        Integer part,

        @Parameter(description = "true: rows of the unit itself, without those below it") @Nullable
        Boolean own,

        @Parameter(description = "Rows that have no fraudType, tag, operation or region; repeats") @Nullable
        List<String> without,

        @Parameter(description = "pending: instead of the counted rows those that wait for a revision") @Nullable
        String show,

        @Parameter(description = "Where the page before ended") @Nullable
        String cursor) {

    RowQuery query(FigureQuery figure) {
        Set<By> dimensions = EnumSet.noneOf(By.class);
        if (without != null) {
            without.forEach(word -> dimensions.add(by(word)));
        }
        return new RowQuery(figure, dimensions, Boolean.TRUE.equals(own), part == null ? 1 : part);
    }

    boolean pending() {
        return "pending".equals(show);
    }

    @Nullable
    String position() {
        return cursor == null || cursor.isBlank() ? null : cursor;
    }

    private static By by(String word) {
        return Arrays.stream(By.values())
                .filter(by -> by.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("statistics.rows.problem.without"));
    }
}
