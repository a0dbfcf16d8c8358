package cn.fanzha.command.statistics.briefing;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** Texts of one language. */
final class Wording {

    private final MessageSource messages;
    private final Locale locale;

    Wording(MessageSource messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
    }

    Locale locale() {
        return locale;
    }

    boolean chinese() {
        return !locale.getLanguage().equals("en");
    }

    /** Arguments are texts, so that no number is grouped by the way. */
    String of(String key, String... args) {
        return messages.getMessage(key, args, locale);
    }

    /** 甲、乙、丙. */
    String list(List<String> items) {
        return String.join(of("briefings.list"), items);
    }
}
