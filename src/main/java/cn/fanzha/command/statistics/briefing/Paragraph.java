package cn.fanzha.command.statistics.briefing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A paragraph of prose in which each figure is marked. */
public record Paragraph(String text, List<Mark> marks) {

    /** A figure stands at {@code start} up to, not including, {@code end}. */
    public record Mark(int start, int end, BriefingFigure figure) {}

    /** Words, or a figure. */
    public record Piece(String text, @Nullable BriefingFigure figure) {}

    public Paragraph {
        marks = List.copyOf(marks);
    }

    public List<BriefingFigure> figures() {
        return marks.stream().map(Mark::figure).toList();
    }

    /** The text in parts, so that a page can mark the figures. */
    public List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (Mark mark : marks) {
            if (mark.start() > at) {
                pieces.add(new Piece(text.substring(at, mark.start()), null));
            }
            pieces.add(new Piece(text.substring(mark.start(), mark.end()), mark.figure()));
            at = mark.end();
        }
        if (at < text.length()) {
            pieces.add(new Piece(text.substring(at), null));
        }
        return pieces;
    }

    /** Builds a paragraph of messages; in a message's arguments {@link #slot} stands for a figure. */
    static final class Builder {

        private static final char FIRST_SLOT = '\uE000';
        private static final String UNPRINTABLE = "[?]";

        private final StringBuilder text = new StringBuilder();
        private final List<Mark> marks = new ArrayList<>();

        /** Stands for the n-th figure: of Unicode's private use, so that no name or number holds it. */
        static String slot(int n) {
            return String.valueOf((char) (FIRST_SLOT + n));
        }

        static List<String> slots(int first, int count) {
            return java.util.stream.IntStream.range(first, first + count)
                    .mapToObj(Builder::slot)
                    .toList();
        }

        Builder add(String message, List<BriefingFigure> figures) {
            for (int i = 0; i < message.length(); i++) {
                int slot = message.charAt(i) - FIRST_SLOT;
                if (slot >= 0 && slot < figures.size()) {
                    BriefingFigure figure = figures.get(slot);
                    int start = text.length();
                    text.append(figure.shown() == null ? UNPRINTABLE : figure.shown());
                    marks.add(new Mark(start, text.length(), figure));
                } else {
                    text.append(message.charAt(i));
                }
            }
            return this;
        }

        Paragraph build() {
            return new Paragraph(text.toString(), marks);
        }
    }
}
