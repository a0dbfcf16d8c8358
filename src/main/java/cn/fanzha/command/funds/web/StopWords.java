package cn.fanzha.command.funds.web;

import cn.fanzha.command.funds.domain.Continuation;
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
public record StopWords(Units units, MessageSource messages, Locale locale, Instant now) {

    public String unit(UUID id) {
        return units.find(id).map(UnitRef::name).orElse("—");
    }

    public String time(@Nullable Instant at) {
        return at == null ? "—" : ChinaTime.formatSeconds(at);
    }

    public boolean over(Instant due) {
        return now.isAfter(due);
    }

    /** What keeps a stop's money, without its number. */
    public String carried(Continuation by) {
        return text("funds.carried." + by.state(), by.amount().grouped(), time(by.endsAt()));
    }

    public long seconds(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds();
    }

    public String text(String key, List<Object> args) {
        return messages.getMessage(key, args.toArray(), locale);
    }

    String text(String key, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
