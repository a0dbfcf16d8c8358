package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the notices of a freeze say, in Chinese and in full. */
@Component
class FreezeNoticeFacts {

    private final Observables observables;
    private final Units units;
    private final MessageSource messages;

    FreezeNoticeFacts(Observables observables, Units units, MessageSource messages) {
        this.observables = observables;
        this.units = units;
        this.messages = messages;
    }

    Map<String, String> of(FreezeOrder freeze) {
        Map<String, String> fields = new HashMap<>();
        fields.put("freeze.number", freeze.freezeNo);
        fields.put("case.number", freeze.caseNo);
        fields.put("unit.name", units.get(freeze.unitId).name());
        fields.put("institution", units.get(freeze.institutionId).name());
        fields.put("account.kind", word("freezes.kind." + freeze.accountKind));
        fields.put("account", observables.reveal(freeze.accountId).value());
        fields.put("holder", freeze.holder);
        fields.put("asset", word("freezes.asset." + freeze.asset));
        fields.put("mode", word("freezes.mode." + freeze.mode));
        fields.put("scope", word("freezes.scope." + freeze.scope));
        put(fields, "limit", grouped(freeze.limitAmount));
        put(fields, "frozen.amount", freeze.bank == null ? null : grouped(freeze.bank.amountFrozen));
        fields.put("term", word("freezes.months", freeze.months));
        put(
                fields,
                "from",
                freeze.frozenAt == null ? null : ChinaTime.date(freeze.frozenAt).toString());
        put(fields, "to", freeze.endsOn == null ? null : freeze.endsOn.toString());
        fields.put("reason", freeze.reason);
        put(fields, "officer", freeze.appliedByName);
        Agreement agreement = freeze.agreement;
        if (agreement != null) {
            put(fields, "approver", agreement.decidedByName);
            put(
                    fields,
                    "authority",
                    agreement.decidedUnitId == null
                            ? null
                            : units.get(agreement.decidedUnitId).name());
            put(fields, "approved.at", time(agreement.decidedAt));
        }
        put(fields, "released.at", time(freeze.duties.releaseAskedAt));
        put(fields, "release.reason", freeze.endNote);
        return fields;
    }

    private String word(String key, Object... args) {
        return messages.getMessage(key, args, Locale.SIMPLIFIED_CHINESE);
    }

    private static @Nullable String grouped(@Nullable BigDecimal yuan) {
        return yuan == null ? null : Money.of(yuan).grouped();
    }

    private static @Nullable String time(@Nullable Instant at) {
        return at == null ? null : ChinaTime.formatSeconds(at);
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
