package cn.fanzha.command.statistics.briefing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * A briefing as the figures stand now.
 *
 * @param cutOff when the figures were read
 */
public record Draft(String title, List<Paragraph> paragraphs, Instant cutOff) {

    public Draft {
        paragraphs = List.copyOf(paragraphs);
    }

    public List<BriefingFigure> figures() {
        return paragraphs.stream().flatMap(p -> p.figures().stream()).toList();
    }

    /** Figures that their rule can't print: as long as there is one, the draft can't be issued. */
    public List<BriefingFigure> unprintable() {
        return figures().stream().filter(figure -> figure.error() != null).toList();
    }

    /** Equal while texts, exact values and revisions are: what a supervisor issues is what was on the screen. */
    public String fingerprint() {
        var all = new StringBuilder(title);
        for (Paragraph paragraph : paragraphs) {
            all.append('\n').append(paragraph.text());
            paragraph
                    .figures()
                    .forEach(figure -> all.append('|')
                            .append(figure.value())
                            .append('|')
                            .append(figure.rounding())
                            .append('|')
                            .append(figure.revision()));
        }
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(all.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
