package cn.fanzha.command.returns.web;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.ChinaTime;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** What the pages say instead of ids, instants and message keys, in the reader's language. */
public record ReturnWords(Units units, MessageSource messages, Locale locale, Instant now) {

    public String unit(UUID id) {
        return units.find(id).map(UnitRef::name).orElse("—");
    }

    public String time(@Nullable Instant at) {
        return at == null ? "—" : ChinaTime.format(at);
    }

    /** An end at 24:00 as people say it: the day itself. */
    public String endOfDay(@Nullable Instant at) {
        return at == null ? "—" : ChinaTime.date(at.minusSeconds(1)) + " 24:00";
    }

    public boolean over(@Nullable Instant due) {
        return due != null && !now.isBefore(due);
    }

    public String today() {
        return ChinaTime.date(now).toString();
    }

    /** For a field of date and time. */
    public String minute() {
        return ChinaTime.format(now).replace(' ', 'T');
    }

    String text(String key, List<Object> args) {
        return messages.getMessage(key, args.toArray(), locale);
    }

    String text(String key, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
