package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.cases.CaseStep;
import cn.fanzha.command.cases.StepOutcome.Incomplete;
import cn.fanzha.command.cases.StepOutcome.Lack;
import cn.fanzha.command.cases.StepOutcome.Refused;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Steps and their refusals as words, for page and API alike. */
final class StepTexts {

    private StepTexts() {}

    static CaseStep step(@Nullable String word) {
        try {
            return CaseStep.valueOf(String.valueOf(word));
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException("cases.step.refused.unknown");
        }
    }

    /** An instant with its offset, or a time of Asia/Shanghai as the pages write it. */
    static Instant time(@Nullable String text) {
        String typed = text == null ? "" : text.strip();
        try {
            return OffsetDateTime.parse(typed).toInstant();
        } catch (DateTimeParseException e) {
            return ChinaTime.parse(typed);
        }
    }

    static String text(Refused refused, MessageSource messages, Locale locale) {
        return text(refused.key(), refused.args(), messages, locale);
    }

    static String text(Lack lack, MessageSource messages, Locale locale) {
        return text(lack.key(), lack.args(), messages, locale);
    }

    /** What the closing dialog lacks, each under the name of its field. */
    static Map<String, String> lacks(Incomplete incomplete, MessageSource messages, Locale locale) {
        Map<String, String> texts = new LinkedHashMap<>();
        incomplete.lacks().forEach(lack -> texts.putIfAbsent(lack.field(), text(lack, messages, locale)));
        return texts;
    }

    private static String text(String key, List<Object> words, MessageSource messages, Locale locale) {
        Object[] args = words.stream()
                .map(arg -> switch (arg) {
                    case CaseState state -> messages.getMessage("cases.state." + state, null, locale);
                    case CaseStep step -> messages.getMessage("cases.step." + step, null, locale);
                    case LocalDate day -> day.toString();
                    default -> arg;
                })
                .toArray();
        return messages.getMessage(key, args, locale);
    }
}
