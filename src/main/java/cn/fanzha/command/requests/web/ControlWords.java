package cn.fanzha.command.requests.web;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.ChinaTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** What the pages say instead of ids, instants and message keys, in the reader's language. */
public record ControlWords(Units units, MessageSource messages, Locale locale, Instant now) {

    public String unit(@Nullable UUID id) {
        return id == null ? "—" : units.find(id).map(UnitRef::name).orElse("—");
    }

    public String time(@Nullable Instant at) {
        return at == null ? "—" : ChinaTime.formatSeconds(at);
    }

    public boolean over(@Nullable Instant due) {
        return due != null && now.isAfter(due);
    }

    public long seconds(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds();
    }

    public String median(@Nullable Duration median) {
        return median == null
                ? "—"
                : text(
                        "requests.figures.minutes",
                        String.valueOf(median.toMinutes()),
                        String.valueOf(median.toSecondsPart()));
    }

    public String share(long part, long whole) {
        return whole == 0 ? "—" : Math.round(part * 100.0 / whole) + "%";
    }

    String text(String key, List<Object> args) {
        return messages.getMessage(key, args.toArray(), locale);
    }

    String text(String key, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
