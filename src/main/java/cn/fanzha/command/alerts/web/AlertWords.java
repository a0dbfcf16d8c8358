package cn.fanzha.command.alerts.web;

import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.cases.FraudTypes.FraudType;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.ChinaTime;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** What the pages say instead of ids, codes, instants and message keys, in the reader's language. */
public record AlertWords(Units units, FraudTypes types, MessageSource messages, Locale locale, Instant now) {

    public String unit(@Nullable UUID id) {
        return id == null ? "—" : units.find(id).map(UnitRef::name).orElse("—");
    }

    public String type(String code) {
        return types.find(code).map((FraudType type) -> type.name(locale)).orElse(code);
    }

    public String time(@Nullable Instant at) {
        return at == null ? "—" : ChinaTime.formatSeconds(at);
    }

    public boolean over(@Nullable Instant due) {
        return due != null && now.isAfter(due);
    }

    String text(String key, List<Object> args) {
        return messages.getMessage(key, args.toArray(), locale);
    }

    String text(String key, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
