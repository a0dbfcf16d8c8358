package cn.fanzha.command.platform.web;

import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * Escaped markup for the rows of a large table or a long list of choices: there, what a template spends on each cell is
 * most of a page's time. Whatever is written into it is text, never markup.
 */
public final class Markup {

    private final StringBuilder out = new StringBuilder(512);

    /** A select's choices, the chosen one marked. */
    public static <T> String options(
            Collection<T> choices, Function<T, String> value, Function<T, String> text, @Nullable String chosen) {
        Markup markup = new Markup();
        for (T choice : choices) {
            String own = value.apply(choice);
            markup.open("option", "value", own, "selected", own.equals(chosen) ? "selected" : null)
                    .text(text.apply(choice))
                    .close("option");
        }
        return markup.toString();
    }

    /**
     * An element begins.
     *
     * @param attributes names and values in turn; one whose value is null is left out
     */
    public Markup open(String element, @Nullable String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            String value = attributes[i + 1];
            if (value != null) {
                out.append(' ')
                        .append(attributes[i])
                        .append("=\"")
                        .append(escaped(value))
                        .append('"');
            }
        }
        out.append('>');
        return this;
    }

    public Markup text(String text) {
        out.append(escaped(text));
        return this;
    }

    public Markup close(String element) {
        out.append("</").append(element).append('>');
        return this;
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
