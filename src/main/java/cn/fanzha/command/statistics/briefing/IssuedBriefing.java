package cn.fanzha.command.statistics.briefing;

import cn.fanzha.command.organisation.UnitRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A briefing that was issued: what stands here never changes.
 *
 * @param number unique: T, the unit's code, the year and the serial within unit and year
 * @param locale the language that it was issued in
 * @param cutOff when its figures were read
 */
public record IssuedBriefing(
        UUID id,
        String number,
        UnitRef unit,
        int year,
        int serial,
        Template template,
        @Nullable String operation,
        Locale locale,
        LocalDate from,
        LocalDate to,
        String title,
        List<Paragraph> paragraphs,
        Instant cutOff,
        Instant issuedAt,
        String issuedBy) {

    public IssuedBriefing {
        paragraphs = List.copyOf(paragraphs);
    }

    /** In the order in which they stand in the text. */
    public List<BriefingFigure> figures() {
        return paragraphs.stream().flatMap(p -> p.figures().stream()).toList();
    }
}
