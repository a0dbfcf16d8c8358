package cn.fanzha.command.documents.web;

import cn.fanzha.command.documents.domain.Edition;
import cn.fanzha.command.documents.domain.Problem;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.ChinaTime;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** What the pages say of editions, moments and problems, in the reader's language. */
public record DocumentWords(Units units, MessageSource messages, Locale locale) {

    /** Whose edition it is, or that it came with the program. */
    public String edition(Edition edition) {
        return edition.unitId() == null
                ? text("documents.edition.built-in")
                : text(
                        "documents.edition.own",
                        units.find(edition.unitId()).map(UnitRef::name).orElse("—"),
                        edition.number());
    }

    /** As it is written in a template. */
    public String placeholder(String name) {
        return "{{" + name + "}}";
    }

    public String time(Instant at) {
        return ChinaTime.formatSeconds(at);
    }

    List<String> problems(List<Problem> problems) {
        return problems.stream()
                .map(problem -> text(problem.key(), problem.args().toArray()))
                .toList();
    }

    String text(String key, Object... args) {
        return messages.getMessage(key, args.length == 0 ? null : args, locale);
    }
}
