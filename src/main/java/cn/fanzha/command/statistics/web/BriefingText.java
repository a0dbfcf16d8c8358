package cn.fanzha.command.statistics.web;

import cn.fanzha.command.statistics.briefing.BriefingFigure;
import cn.fanzha.command.statistics.briefing.FigureFacts;
import cn.fanzha.command.statistics.briefing.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** The paragraphs as a page marks them: words, and figures with what stands behind each. */
record BriefingText(List<List<Part>> paragraphs, List<FigureFacts> figures) {

    /** Words, or a number with its facts. */
    record Part(String text, @Nullable FigureFacts facts) {}

    static BriefingText of(List<Paragraph> paragraphs, MessageSource messages, Locale locale) {
        List<BriefingFigure> all =
                paragraphs.stream().flatMap(p -> p.figures().stream()).toList();
        List<FigureFacts> facts = FigureFacts.of(all, messages, locale);
        List<List<Part>> marked = new ArrayList<>();
        int number = 0;
        for (Paragraph paragraph : paragraphs) {
            List<Part> parts = new ArrayList<>();
            for (Paragraph.Piece piece : paragraph.pieces()) {
                parts.add(new Part(piece.text(), piece.figure() == null ? null : facts.get(number++)));
            }
            marked.add(parts);
        }
        return new BriefingText(marked, facts);
    }
}
