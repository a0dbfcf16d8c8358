package cn.fanzha.command.statistics.web;

import cn.fanzha.command.statistics.dashboard.Dashboard.Block;
import cn.fanzha.command.statistics.dashboard.Dashboard.Board;
import cn.fanzha.command.statistics.domain.Figure;
import cn.fanzha.command.statistics.web.Grid.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The key figures of a dashboard as its page shows them. */
final class KeyFigures {

    /** Those shown large. */
    private static final Set<String> LARGE =
            Set.of("case.reported", "case.loss", "stop.amount", "return.amount", "alert.dissuaded", "suspect.captured");

    private KeyFigures() {}

    /** A number with its changes. */
    record Compared(Cell cell, String yoy, String mom) {

        static Compared of(Block block, Figure figure, Locale locale) {
            Shown shown = Shown.of(figure, locale);
            return new Compared(Cell.of(block.query(), figure, locale), shown.yoy(), shown.mom());
        }
    }

    /** A figure of today, of the running month and of the running year. */
    record Line(String code, String name, boolean large, List<Compared> periods) {

        public Compared today() {
            return periods.get(0);
        }

        public Compared month() {
            return periods.get(1);
        }

        public Compared year() {
            return periods.get(2);
        }
    }

    static List<Line> of(Board board, Locale locale) {
        List<Line> lines = new ArrayList<>();
        List<Block> blocks = List.of(board.today(), board.month(), board.year());
        for (int n = 0; n < board.month().figures().size(); n++) {
            int at = n;
            Figure figure = board.month().figures().get(n);
            lines.add(new Line(
                    figure.indicator().code(),
                    figure.indicator().name(locale),
                    LARGE.contains(figure.indicator().code()),
                    blocks.stream()
                            .map(block -> Compared.of(block, block.figures().get(at), locale))
                            .toList()));
        }
        return lines;
    }
}
