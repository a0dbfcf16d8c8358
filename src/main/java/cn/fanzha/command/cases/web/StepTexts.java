package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.cases.CaseStep;
import cn.fanzha.command.cases.StepOutcome.Refused;
import cn.fanzha.command.shared.InvalidValueException;
import java.util.Locale;
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

    static String text(Refused refused, MessageSource messages, Locale locale) {
        Object[] args = refused.args().stream()
                .map(arg -> switch (arg) {
                    case CaseState state -> messages.getMessage("cases.state." + state, null, locale);
                    case CaseStep step -> messages.getMessage("cases.step." + step, null, locale);
                    default -> arg;
                })
                .toArray();
        return messages.getMessage(refused.key(), args, locale);
    }
}
