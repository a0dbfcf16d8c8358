package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.CaseClock;
import cn.fanzha.command.cases.CaseClocks;
import cn.fanzha.command.cases.domain.CaseSheet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The time limits that run on a case, as the header of its page shows them. */
@Component
class ClockLines {

    private final List<CaseClocks> sources;
    private final FileWords words;

    ClockLines(List<CaseClocks> sources, FileWords words) {
        this.sources = sources;
        this.words = words;
    }

    /** A limit with its words. */
    record Shown(String text, Instant until, @Nullable String href) {}

    /** The limits of the case and those that other features know, what ends first ahead. */
    List<Shown> running(CaseSheet sheet, Locale locale) {
        List<CaseClock> all = new ArrayList<>(sheet.limits());
        sources.forEach(source -> all.addAll(source.of(sheet.view().ref())));
        return all.stream()
                .sorted(Comparator.comparing(CaseClock::until))
                .map(one -> new Shown(words.text(one.key(), locale, one.args().toArray()), one.until(), one.href()))
                .toList();
    }
}
