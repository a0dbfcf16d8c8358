package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.cases.domain.CaseField;
import cn.fanzha.command.cases.domain.EditOutcome.Refused;
import cn.fanzha.command.identity.Accounts;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The values of a case's details as people read them, in the reader's language. */
@Component
class FileWords {

    private final Units units;
    private final FraudTypes types;
    private final Accounts accounts;
    private final MessageSource messages;

    FileWords(Units units, FraudTypes types, Accounts accounts, MessageSource messages) {
        this.units = units;
        this.types = types;
        this.accounts = accounts;
        this.messages = messages;
    }

    Names names(Locale locale) {
        return new Names(units, types, locale);
    }

    String text(String key, Locale locale, Object... args) {
        return String.valueOf(messages.getMessage(key, args, locale));
    }

    String text(Refused refused, Locale locale) {
        return text(refused.key(), locale, refused.args().toArray());
    }

    /** A value as the history keeps it, said; nothing is a dash. */
    String said(CaseField field, @Nullable String value, Locale locale) {
        if (value == null || value.isEmpty()) {
            return "—";
        }
        return switch (field) {
            case CHANNEL -> text("cases.channel." + value, locale);
            case FRAUD_TYPE -> names(locale).type(value);
            case REPORTED_AT -> ChinaTime.formatSeconds(Instant.parse(value));
            case AMOUNT_INVOLVED, LOSS, RECOVERED -> Money.of(value).grouped() + " " + text("common.yuan", locale);
            case VICTIM_ID_KIND -> text("cases.paper." + value, locale);
            case HANDLER -> accounts.displayName(UUID.fromString(value));
            case REGION_CODE, TAGS, SUMMARY, VICTIM_NAME, VICTIM_PHONE, VICTIM_ID_NO -> value;
        };
    }
}
