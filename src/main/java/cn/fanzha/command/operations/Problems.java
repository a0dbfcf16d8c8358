package cn.fanzha.command.operations;

import cn.fanzha.command.operations.ChangeOutcome.Refused;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** Refusals as words in the reader's language. */
public final class Problems {

    private Problems() {}

    public static List<String> texts(Refused refused, MessageSource messages, Locale locale) {
        return refused.problems().stream()
                .map(problem ->
                        messages.getMessage(problem.key(), problem.args().toArray(), locale))
                .toList();
    }
}
