package cn.fanzha.command.freezes.web;

import cn.fanzha.command.freezes.FreezeStage;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** What the pages say instead of ids, instants and message keys, in the reader's language. */
public record FreezeWords(Units units, MessageSource messages, Locale locale, Instant now) {

    public String unit(UUID id) {
        return units.find(id).map(UnitRef::name).orElse("—");
    }

    public String time(@Nullable Instant at) {
        return at == null ? "—" : ChinaTime.formatSeconds(at);
    }

    public String day(@Nullable LocalDate day) {
        return day == null ? "—" : day.toString();
    }

    public String money(@Nullable Money amount) {
        return amount == null ? "—" : amount.grouped();
    }

    /** Its day is over, in Asia/Shanghai. */
    public boolean late(@Nullable LocalDate day) {
        return day != null && ChinaTime.date(now).isAfter(day);
    }

    /** It ends within ten days. */
    public boolean soon(@Nullable LocalDate day) {
        return day != null && !ChinaTime.date(now).plusDays(10).isBefore(day);
    }

    /** The colour beside the word. */
    public String tone(FreezeStage stage) {
        return switch (stage) {
            case DRAFT, APPROVED, SENT -> "tone-amber";
            case QUEUED -> "tone-blue";
            case FROZEN, RENEWED -> "tone-purple";
            case REJECTED, FAILED -> "tone-red";
            case EXPIRED, RELEASED -> "tone-grey";
        };
    }

    String text(String key, List<Object> args) {
        return messages.getMessage(key, args.toArray(), locale);
    }

    String text(String key, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
